import type { Config } from '../../core/config.ts';
import type { Found } from './found.ts';
import type { Channel } from './network.ts';
import { lookAtChat } from './telegram/connect.ts';

/** Asks a network for a connected channel anew. Throws the refusal that connecting it would meet now. */
export type Look = (config: Config, channel: Channel) => Promise<Found>;

/** By network; one that is not here has nothing to say that could change. */
export const looks: ReadonlyMap<string, Look> = new Map([
	['telegram', (config: Config, channel: Channel) => lookAtChat(config, channel.externalId, channel.secret)]
]);
