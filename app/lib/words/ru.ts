import { auth } from './ru/auth.ts';
import { common } from './ru/common.ts';
import { frame } from './ru/frame.ts';
import { members } from './ru/members.ts';
import { projects } from './ru/projects.ts';
import { refusals } from './ru/refusals.ts';
import { settings } from './ru/settings.ts';
import { status } from './ru/status.ts';

/** One area per file; the English ones stand beside them under the same names and must have every word that these have. */
export const ru = { auth, common, frame, members, projects, refusals, settings, status };

export type Words = typeof ru;
