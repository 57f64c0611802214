import type { ReactionCount } from '#db/schema.ts';

/** Somebody at a network, as it shows them. */
export interface PersonThere {
	externalId: string;
	name: string;
}

/** A channel as an update names it. */
export interface ChannelThere {
	externalId: string;
	title: string;
	username: string | null;
}

/** What a bot may do in a channel now: all that it needs, less, or nothing because it is not there; with the code of what people are told of that. */
export type Standing =
	{ is: 'posts' } | { is: 'lacks_rights'; reason: string } | { is: 'gone'; reason: string };

/** What a network tells by itself, in our words. Its own are read at the border (integrations/social). */
export type News =
	| { is: 'standing'; channel: ChannelThere; by: PersonThere; standing: Standing }
	/** Somebody sent the code of a link to the bot. */
	| { is: 'started'; linkId: string; by: PersonThere }
	/** They say that the link is theirs. */
	| { is: 'confirmed'; linkId: string; by: PersonThere }
	| { is: 'moved'; from: string; to: string }
	| { is: 'reactions'; channel: string; message: string; reactions: ReactionCount[]; at: Date };
