import type { ConnectLinkRow } from '#db/schema.ts';
import type { Deps } from '../../core/deps.ts';
import type { Part } from '../../core/run.ts';
import type { Found } from './found.ts';

/** What a network has to offer that tells us by itself what happens. */
export interface Incoming {
	/** Hears what it tells until it is stopped. */
	listen(deps: Deps): Part;
	/** A channel that somebody brought a bot to. Throws the refusal that connecting it meets. */
	examine(deps: Deps, externalId: string, people: string[]): Promise<Found>;
	/** What the channel is called, for whoever reads why it could not be connected. */
	nameOf(deps: Deps, externalId: string): Promise<string | null>;
	/** Answers whoever has sent the code of a link. */
	greet(deps: Deps, link: ConnectLinkRow): Promise<void>;
	tellConnected(deps: Deps, link: ConnectLinkRow, title: string): Promise<void>;
}

export const incomingOf = ({ folders }: Pick<Deps, 'folders'>, network: string): Incoming | undefined =>
	folders.find(({ id }) => id === network)?.incoming;

/** Listens to all of them. */
export function startListening(deps: Deps): Part {
	const parts = deps.folders.flatMap(({ incoming }) => (incoming ? [incoming.listen(deps)] : []));
	return { stop: async () => void (await Promise.all(parts.map((part) => part.stop()))) };
}
