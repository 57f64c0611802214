import { newRoutes } from '../../core/http.ts';
import type { Folders } from './folder.ts';

/** What the networks' folders answer to: how their channels are connected, where they call us, and what those inside the installation show. */
export function networkRoutes(folders: Folders) {
	const all = newRoutes();
	for (const { id, routes, hooks, screen } of folders) {
		all.route(`/api/accounts/${id}`, routes);
		if (hooks) all.route(`/hooks/${id}`, hooks);
		if (screen) all.route(`/api/${id}`, screen);
	}
	return all;
}
