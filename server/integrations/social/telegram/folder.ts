import type { NetworkFolder } from '../folder.ts';
import { telegramHookRoutes } from './incoming/hook-routes.ts';
import { telegramIncoming } from './incoming/incoming.ts';
import { telegramRefusals } from './refusals.ts';
import { telegramRoutes } from './routes.ts';
import { telegram as build } from './telegram.ts';

export const telegram: NetworkFolder = {
	id: 'telegram',
	build: ({ config }) => build(config),
	refusals: telegramRefusals,
	routes: telegramRoutes,
	hooks: telegramHookRoutes,
	incoming: telegramIncoming
};
