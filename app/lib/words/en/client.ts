import { plural } from '../plural.ts';
import type { Words } from '../ru.ts';

const post = plural('en', { one: 'post', other: 'posts' });

export const client: Words['client'] = {
	title: 'Approval',
	forYou: (name) => `Prepared for ${name}`,
	count: (count) => `${count} ${post(count)}`,
	until: (when) => `The link works until ${when}`,
	empty: 'There is nothing to approve here yet.',
	endedTitle: 'This link no longer works',
	endedText: 'Its time is over, or it was revoked. Ask the team for a new one.',
	offline: 'No connection. Check the network and try again.',
	yourName: 'Your name',
	nameMissing: 'Tell your name, so that the team knows who decided.',
	approve: 'Approve',
	sendBack: 'Send back with a comment',
	note: 'What to change',
	noteMissing: 'Write what to change.',
	noteOptional: 'A comment, if any',
	approved: (name) => (name ? `Approved by ${name}` : 'Approved'),
	returned: 'Sent back. The team will see your comment.',
	out: 'Already out',
	noTime: 'No time set',
	goesOut: (when) => `Goes out ${when}`,
	changed: 'The post changed while you were reading. Here is the new version.',
	linksTitle: 'Links for clients',
	linksText:
		'By a link a client without an account sees posts, approves them or sends them back with a comment.',
	make: 'New link',
	makeTitle: 'Link for a client',
	name: 'Whom it is for',
	namePlaceholder: 'The client’s name, for example',
	from: 'From',
	until2: 'To',
	period: 'Posts that are planned or in review on these days',
	these: (count) =>
		count > 1
			? `The client will see these ${count} ${post(count)} alone.`
			: 'The client will see this post alone.',
	days: 'For how many days it works',
	create: 'Create link',
	ready: 'The link is ready. Keep it: it is not shown a second time.',
	copy: 'Copy',
	copied: 'Link copied',
	revoke: 'Revoke',
	revoked: 'Revoked',
	ended: 'Expired',
	works: (when) => `Works until ${when}`,
	opened: (when) => `opened ${when}`,
	neverOpened: 'not opened yet',
	ofPosts: (count) => `${count} ${post(count)}`,
	ofPeriod: (from, until) => `${from} – ${until}`,
	noLinks: 'There are no links yet.',
	share: 'Show to a client',
	offlineLinks: 'Links are kept by the server: the list opens when the network is back.'
};
