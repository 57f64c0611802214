import { error } from '@sveltejs/kit';
import { dev } from '$app/env';

/** There is such a page only where the app is built. */
export const load = () => {
	if (!dev) error(404);
};
