import { accounts } from './ru/accounts.ts';
import { amend } from './ru/amend.ts';
import { auth } from './ru/auth.ts';
import { calendar } from './ru/calendar.ts';
import { common } from './ru/common.ts';
import { composer } from './ru/composer.ts';
import { extras } from './ru/extras.ts';
import { frame } from './ru/frame.ts';
import { history } from './ru/history.ts';
import { media } from './ru/media.ts';
import { members } from './ru/members.ts';
import { notices } from './ru/notices.ts';
import { options } from './ru/options.ts';
import { poll } from './ru/poll.ts';
import { posts } from './ru/posts.ts';
import { preview } from './ru/preview.ts';
import { projects } from './ru/projects.ts';
import { queue } from './ru/queue.ts';
import { receipt } from './ru/receipt.ts';
import { refusals } from './ru/refusals.ts';
import { security } from './ru/security.ts';
import { settings } from './ru/settings.ts';
import { status } from './ru/status.ts';
import { templates } from './ru/templates.ts';
import { zones } from './ru/zones.ts';

/** One area per file; the English ones stand beside them under the same names and must have every word that these have. */
export const ru = {
	accounts,
	amend,
	auth,
	calendar,
	common,
	composer,
	extras,
	frame,
	history,
	media,
	members,
	notices,
	options,
	poll,
	posts,
	preview,
	projects,
	queue,
	receipt,
	refusals,
	security,
	settings,
	status,
	templates,
	zones
};

export type Words = typeof ru;
