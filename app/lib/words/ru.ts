import { accounts } from './ru/accounts.ts';
import { activity } from './ru/activity.ts';
import { amend } from './ru/amend.ts';
import { audit } from './ru/audit.ts';
import { auth } from './ru/auth.ts';
import { calendar } from './ru/calendar.ts';
import { client } from './ru/client.ts';
import { common } from './ru/common.ts';
import { composer } from './ru/composer.ts';
import { extras } from './ru/extras.ts';
import { discussion } from './ru/discussion.ts';
import { firstRun } from './ru/first-run.ts';
import { frame } from './ru/frame.ts';
import { history } from './ru/history.ts';
import { library } from './ru/library.ts';
import { media } from './ru/media.ts';
import { members } from './ru/members.ts';
import { notices } from './ru/notices.ts';
import { options } from './ru/options.ts';
import { palette } from './ru/palette.ts';
import { poll } from './ru/poll.ts';
import { posts } from './ru/posts.ts';
import { presence } from './ru/presence.ts';
import { preview } from './ru/preview.ts';
import { projects } from './ru/projects.ts';
import { queue } from './ru/queue.ts';
import { receipt } from './ru/receipt.ts';
import { refusals } from './ru/refusals.ts';
import { security } from './ru/security.ts';
import { review } from './ru/review.ts';
import { settings } from './ru/settings.ts';
import { share } from './ru/share.ts';
import { status } from './ru/status.ts';
import { templates } from './ru/templates.ts';
import { zones } from './ru/zones.ts';

/** One area per file; the English ones stand beside them under the same names and must have every word that these have. */
export const ru = {
	accounts,
	activity,
	amend,
	audit,
	auth,
	calendar,
	client,
	common,
	composer,
	extras,
	discussion,
	firstRun,
	frame,
	history,
	library,
	media,
	members,
	notices,
	options,
	palette,
	poll,
	posts,
	presence,
	preview,
	projects,
	queue,
	receipt,
	refusals,
	security,
	review,
	settings,
	share,
	status,
	templates,
	zones
};

export type Words = typeof ru;
