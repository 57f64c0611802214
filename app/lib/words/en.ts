import { accounts } from './en/accounts.ts';
import { activity } from './en/activity.ts';
import { amend } from './en/amend.ts';
import { audit } from './en/audit.ts';
import { auth } from './en/auth.ts';
import { calendar } from './en/calendar.ts';
import { client } from './en/client.ts';
import { common } from './en/common.ts';
import { composer } from './en/composer.ts';
import { extras } from './en/extras.ts';
import { discussion } from './en/discussion.ts';
import { firstRun } from './en/first-run.ts';
import { frame } from './en/frame.ts';
import { history } from './en/history.ts';
import { library } from './en/library.ts';
import { media } from './en/media.ts';
import { members } from './en/members.ts';
import { notices } from './en/notices.ts';
import { options } from './en/options.ts';
import { palette } from './en/palette.ts';
import { poll } from './en/poll.ts';
import { posts } from './en/posts.ts';
import { presence } from './en/presence.ts';
import { preview } from './en/preview.ts';
import { projects } from './en/projects.ts';
import { queue } from './en/queue.ts';
import { receipt } from './en/receipt.ts';
import { refusals } from './en/refusals.ts';
import { security } from './en/security.ts';
import { review } from './en/review.ts';
import { settings } from './en/settings.ts';
import { share } from './en/share.ts';
import { status } from './en/status.ts';
import { templates } from './en/templates.ts';
import { zones } from './en/zones.ts';
import type { Words } from './ru.ts';

export const en: Words = {
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
