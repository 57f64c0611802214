/** Where to go once signed in: back to the screen that asked for it, when that is one of ours. */
export function afterSignIn(here: {
	origin: string;
	searchParams: { get(name: string): string | null };
}): string {
	const next = here.searchParams.get('next');
	if (!next?.startsWith('/')) return '/calendar';
	const wanted = new URL(next, here.origin);
	return wanted.origin === here.origin ? wanted.pathname + wanted.search : '/calendar';
}
