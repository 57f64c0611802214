import { z } from 'zod';
import { abilities } from './ability.ts';
import { longestSignature } from './extras.ts';
import { id, instant, synced, text } from './fields.ts';

export const accountStatuses = ['active', 'attention', 'disconnected'] as const;

/** A channel, group or community that the project publishes to. Its tokens are never part of it. */
export const account = z.object({
	...synced,
	projectId: id,
	network: z.string().max(32),
	kind: z.enum(['channel', 'group', 'supergroup', 'community', 'page']),
	externalId: z.string().max(128),
	title: z.string().max(256),
	username: z.string().max(128).nullable(),
	avatarUrl: z.string().max(2048).nullable(),
	status: z.enum(accountStatuses),
	statusReason: z.string().max(512).nullable(),
	subscribers: z.number().int().nonnegative().nullable(),
	connectedAt: instant,
	/** What its token was found to be good for; null where it is good for all that the network takes. */
	abilities: abilities.nullable().default(null),
	/** Markup that ends whatever is published there; the project's people write it. */
	signature: text(longestSignature).default('')
});
export type Account = z.output<typeof account>;
