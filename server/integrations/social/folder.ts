import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Db } from '#db/client.ts';
import type { Refusals } from '#sync/errors.ts';
import type { Clock } from '../../core/clock.ts';
import type { Config } from '../../core/config.ts';
import type { Env } from '../../core/http.ts';
import type { Seal } from '../../core/seal.ts';
import type { Incoming } from './incoming.ts';
import type { Network } from './network.ts';

/** What a network's adapter is built on. */
export interface Ground {
	config: Config;
	db: Db;
	clock: Clock;
	seal: Seal;
}

/** All that the folder of a network brings: nothing outside of it knows the network by name, but for one line in ./index.ts. */
export interface NetworkFolder {
	/** As accounts name it, and as it stands in the addresses of its routes. */
	id: string;
	build(ground: Ground): Network;
	/** Codes of failure that only this network has. Their sentences stand in its face. */
	refusals: Refusals;
	/** How its channels are connected, below /api/accounts/{id}. */
	routes: OpenAPIHono<Env>;
	/** Where it calls us, below /hooks/{id}. */
	hooks?: OpenAPIHono<Env>;
	/** For a network inside the installation: what its channels show, below /api/{id}. Nothing has to be set up or signed up for to use it. */
	screen?: OpenAPIHono<Env>;
	/** What it tells by itself. */
	incoming?: Incoming;
}

export type Folders = readonly NetworkFolder[];
