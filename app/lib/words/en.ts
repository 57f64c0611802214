import { auth } from './en/auth.ts';
import { common } from './en/common.ts';
import { frame } from './en/frame.ts';
import { members } from './en/members.ts';
import { projects } from './en/projects.ts';
import { refusals } from './en/refusals.ts';
import { settings } from './en/settings.ts';
import { status } from './en/status.ts';
import type { Words } from './ru.ts';

export const en: Words = { auth, common, frame, members, projects, refusals, settings, status };
