import type { Db } from '#db/client.ts';
import type { Clock } from '../../core/clock.ts';
import type { Config } from '../../core/config.ts';
import type { Seal } from '../../core/seal.ts';
import type { Networks } from './network.ts';
import { sandbox } from './sandbox/sandbox.ts';
import { telegram } from './telegram/telegram.ts';
import { vk } from './vk/vk.ts';

interface Ground {
	config: Config;
	db: Db;
	clock: Clock;
	seal: Seal;
}

/** Every network that this installation publishes to: one line each. Their routes stand in ./routes.ts. */
export function buildNetworks({ config, db, clock, seal }: Ground): Networks {
	const networks = [
		telegram(config),
		vk(config, { db, clock, seal }),
		sandbox({ db, clock, publicUrl: config.publicUrl })
	];
	return new Map(networks.map((network) => [network.manifest.id, network]));
}
