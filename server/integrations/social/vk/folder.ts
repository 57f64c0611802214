import type { NetworkFolder } from '../folder.ts';
import { vkRefusals } from './refusals.ts';
import { vkRoutes } from './routes.ts';
import { vk as build } from './vk.ts';

export const vk: NetworkFolder = {
	id: 'vk',
	build: ({ config, ...ground }) => build(config, ground),
	refusals: vkRefusals,
	routes: vkRoutes
};
