import type { Role } from './records/member.ts';

/** Everything that a role may or may not do in a project. Both ends ask here, and nowhere else is it said. */
export const rules = {
	'project.read': ['owner', 'editor', 'author', 'viewer'],
	'project.update': ['owner', 'editor'],
	'project.delete': ['owner'],
	'members.write': ['owner'],
	/** Reading who did what, and taking it away. */
	'audit.read': ['owner'],
	'accounts.write': ['owner', 'editor'],
	/** Writing a post that is a draft or waits for review, and asking for the review. */
	'posts.draft': ['owner', 'editor', 'author'],
	/** Planning, sending, and changing what is planned. */
	'posts.publish': ['owner', 'editor'],
	/** Saying that a post may go out as it stands, and sending it back. */
	'posts.approve': ['owner', 'editor'],
	/** Saying something about a post, to its people. */
	'posts.comment': ['owner', 'editor', 'author', 'viewer'],
	/** The hours at which the queue sends, and whether it does. */
	'queue.write': ['owner', 'editor'],
	'templates.write': ['owner', 'editor', 'author'],
	'media.write': ['owner', 'editor', 'author']
} as const satisfies Record<string, readonly Role[]>;

export type Action = keyof typeof rules;

export const may = (role: Role, action: Action): boolean => (rules[action] as readonly Role[]).includes(role);
