import type { NetworkFolder } from '../folder.ts';
import { sandboxRoutes } from './routes.ts';
import { sandbox as build } from './sandbox.ts';
import { screenRoutes } from './screen-routes.ts';

export const sandbox: NetworkFolder = {
	id: 'sandbox',
	build: ({ db, clock, config: { publicUrl } }) => build({ db, clock, publicUrl }),
	refusals: {},
	routes: sandboxRoutes,
	screen: screenRoutes
};
