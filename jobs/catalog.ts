import { createHash } from 'node:crypto';
import { z } from 'zod';
import { id } from '#sync/records/fields.ts';
import { postNews } from '#sync/records/notice.ts';
import { job } from './job.ts';

/** Every job there is. jobs/handlers must have one for each, or it does not compile. */
export const catalog = {
	/** Sends one publication at its instant. Running twice is harmless: only one claim succeeds. */
	deliver: job({
		payload: z.object({ publicationId: id }),
		keyOf: ({ publicationId }) => publicationId,
		expiresAfter: 600,
		retries: 0
	}),
	/** Looks for a publication whose fate is unknown. */
	verify: job({
		payload: z.object({ publicationId: id }),
		keyOf: ({ publicationId }) => publicationId,
		expiresAfter: 120,
		retries: 0
	}),
	/** Changes, takes down or unpins what is out. */
	upkeep: job({
		payload: z.object({ upkeepId: id }),
		keyOf: ({ upkeepId }) => upkeepId,
		expiresAfter: 120,
		retries: 0
	}),
	/** Looks at a planned post ahead of its hour: whether anything stands in its way. */
	preflight: job({
		payload: z.object({ postId: id }),
		keyOf: ({ postId }) => postId,
		expiresAfter: 120,
		retries: 2,
		atOnce: 4
	}),
	/** Tells a project's people what became of a post. */
	notify: job({
		payload: z.object({ postId: id, kind: z.enum(postNews), to: z.array(id).optional() }),
		keyOf: ({ postId, kind, to }) => `${postId} ${kind}${to ? ` ${wordFor(to)}` : ''}`,
		expiresAfter: 120,
		retries: 3
	}),
	/** Tells a person in one what was held over quiet hours, or gathered for a letter. */
	digest: job({
		payload: z.object({ userId: id, way: z.enum(['push', 'mail']) }),
		keyOf: ({ userId, way }) => `${userId} ${way}`,
		expiresAfter: 120,
		retries: 3
	}),
	/** Renews what a person has let us do at a network, before it runs out. */
	renew: job({
		payload: z.object({ grantId: id }),
		keyOf: ({ grantId }) => grantId,
		expiresAfter: 120,
		retries: 0
	}),
	/** Tells a project's people that one of its channels needs them. */
	alert: job({
		payload: z.object({ accountId: id }),
		keyOf: ({ accountId }) => accountId,
		expiresAfter: 120,
		retries: 3
	}),
	/** Answers whoever has opened a link to connect channels by. */
	greet: job({
		payload: z.object({ linkId: id }),
		keyOf: ({ linkId }) => linkId,
		expiresAfter: 60,
		retries: 3
	}),
	/** Connects a channel that a bot was brought to by such a link. */
	connect: job({
		payload: z.object({ linkId: id, externalId: z.string().max(128) }),
		keyOf: ({ linkId, externalId }) => `${linkId} ${externalId}`,
		expiresAfter: 120,
		retries: 5
	}),
	/** Throws away what has served its time: answers kept for repeated requests, the ledger's oldest words, files that nobody names. */
	tidy: job({ payload: z.object({}), keyOf: () => 'tidy', expiresAfter: 600, retries: 0 })
};

/** A list of people, however long, as a word that a key has room for. */
const wordFor = (people: string[]): string =>
	createHash('sha1').update(people.toSorted().join()).digest('hex');

export type Catalog = typeof catalog;
export type JobName = keyof Catalog;
export type PayloadOf<Name extends JobName> = z.output<Catalog[Name]['payload']>;
export const jobNames = Object.keys(catalog) as JobName[];
