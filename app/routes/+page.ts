import { redirect } from '@sveltejs/kit';
import { session } from '#app/lib/state/session.svelte.ts';

export const load = () => redirect(307, session.user ? '/calendar' : '/sign-in');
