import { z } from 'zod';
import { id, instant } from './fields.ts';
import { linkUses } from './client-link.ts';
import { reviewKinds } from './review.ts';

/** What can be told of a project, by where it is read from. */
const ofPosts = ['written', 'edited', 'restored'] as const;
const ofPublications = ['published', 'failed', 'taken_down'] as const;
const ofTeam = ['invited', 'joined', 'left', 'connected', 'disconnected'] as const;

export const activityKinds = [
	...ofPosts,
	...ofPublications,
	...reviewKinds,
	...ofTeam,
	...linkUses.map((use) => `link_${use}` as const)
] as const;
export type ActivityKind = (typeof activityKinds)[number];

/** What one looks for: kinds that belong together. */
export const activityTopics = {
	posts: ofPosts,
	reviews: ['asked', 'approved', 'returned', 'unapproved', 'reopened'],
	comments: ['commented', 'resolved'],
	publications: ofPublications,
	team: ofTeam,
	clients: ['link_made', 'link_opened', 'link_revoked']
} as const satisfies Record<string, readonly ActivityKind[]>;
export type ActivityTopic = keyof typeof activityTopics;
export const topicNames = Object.keys(activityTopics) as [ActivityTopic, ...ActivityTopic[]];

export const activity = z.object({
	id,
	at: instant,
	kind: z.enum(activityKinds),
	/** Who did it; null for the program itself, and for clients. */
	userId: id.nullable(),
	/** As they are called now; a client as they named themselves. */
	name: z.string().nullable(),
	isClient: z.boolean(),
	postId: id.nullable(),
	/** The post, person, channel or link that it is about, in words. */
	about: z.string()
});
export type Activity = z.output<typeof activity>;
