import type { Refusals } from '#sync/errors.ts';
import type { Folders, Ground } from './folder.ts';
import type { Networks } from './network.ts';
import { sandbox } from './sandbox/folder.ts';
import { telegram } from './telegram/folder.ts';
import { vk } from './vk/folder.ts';

/** Every network that this installation publishes to, in the order in which people are offered them: one name each. */
export const folders: Folders = [telegram, vk, sandbox];

/** The codes of all of them. */
export const networkRefusals: Refusals = Object.assign({}, ...folders.map(({ refusals }) => refusals));

/** The one inside the installation, which can be used without any key. */
export const keylessNetwork = folders.find(({ screen }) => screen !== undefined)?.id ?? '';

export const buildNetworks = (ground: Ground, all: Folders): Networks =>
	new Map(all.map(({ id, build }) => [id, build(ground)]));
