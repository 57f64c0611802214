/** The number on the app's icon: failures that this person has not looked at. Browsers without such a number are left alone. */

/** Kept where the service worker finds it, which has to count on while no page is open. */
const cacheName = 'twexel-badge';
const path = '/badge';

export async function showBadge(count: number): Promise<void> {
	await (await caches.open(cacheName)).put(path, new Response(String(count)));
	await badge(count);
}

export async function addToBadge(): Promise<void> {
	const kept = await (await caches.open(cacheName)).match(path);
	await showBadge(1 + Number((await kept?.text()) ?? 0));
}

/** The device has somebody else now, or nobody. */
export async function forgetBadge(): Promise<void> {
	await caches.delete(cacheName);
	await badge(0);
}

async function badge(count: number): Promise<void> {
	if (!('setAppBadge' in navigator)) return;
	// Refused where the app is not installed: then there is no icon to put it on.
	await (count > 0 ? navigator.setAppBadge(count) : navigator.clearAppBadge()).catch(() => undefined);
}
