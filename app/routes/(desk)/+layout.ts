import { redirect } from '@sveltejs/kit';
import { currentProject } from '#app/lib/state/current-project.svelte.ts';
import { session } from '#app/lib/state/session.svelte.ts';
import type { LayoutLoad } from './$types';

/** Everything below needs somebody who is signed in, and their desk open: their database on this device, not the server. */
export const load: LayoutLoad = async ({ url, untrack }) => {
	const user = session.user;
	if (!user) {
		const next = untrack(() => url.pathname + url.search);
		redirect(307, `/sign-in?next=${encodeURIComponent(next)}`);
	}
	const { deskClosedBy, openDesk } = await import('#app/lib/data/desk.svelte.ts');
	const desk = await openDesk(user).catch((error: unknown) => {
		// The layout says so.
		if (deskClosedBy()) return null;
		throw error;
	});
	if (!desk) return;
	await currentProject.follow(desk);
	// Words that a closing page left behind; a new post asks for them itself, to show them.
	if (untrack(() => url.pathname) === '/posts/new') return;
	const { recover } = await import('#app/features/composer/recover.ts');
	await recover();
};
