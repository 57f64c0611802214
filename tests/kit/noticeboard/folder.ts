import type { NetworkFolder } from '#server/integrations/social/folder.ts';
import { manifest } from './manifest.ts';
import { noticeboard, type Board } from './noticeboard.ts';
import { boardRefusals } from './refusals.ts';
import { boardRoutes } from './routes.ts';

/** A network that only tests have, in a folder as any other: what it takes to add one. */
export const noticeboardFolder = (boards: Board[]): NetworkFolder => ({
	id: manifest.id,
	build: () => noticeboard(boards),
	refusals: boardRefusals,
	routes: boardRoutes
});
