import { assets, immutable, prerendered } from '$app/manifest';
import { version } from '$app/env';
import { self } from '$app/service-worker';
import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';
import { mediaCache } from '../lib/media-cache.ts';
import { cachedMedia } from './media.ts';
import { onNotificationClick, onPush } from './push.ts';
import { takeShared } from './share.ts';

/*
 * The app on the device: every file of it, and one shell that answers every navigation. A new version is fetched beside the old
 * one and waits until the page lets it in.
 */
precacheAndRoute([
	// These carry their hash in the name, the others are told apart by the build.
	...immutable.map(({ path }) => ({ url: atRoot(path), revision: null })),
	...[...assets, ...prerendered]
		.filter(isOfTheApp)
		.map(({ path }) => ({ url: atRoot(path), revision: version }))
]);
cleanupOutdatedCaches();

const ofTheServer = [/^\/(api|sync|hooks)(\/|$)/, /^\/(healthz|readyz|metrics)$/];
registerRoute(new NavigationRoute(createHandlerBoundToURL('/shell'), { denylist: ofTheServer }));

registerRoute(
	({ url, request, sameOrigin }) =>
		sameOrigin && request.destination === 'image' && url.pathname.startsWith('/api/media/'),
	({ request }) => cachedMedia(mediaCache, request)
);

registerRoute(
	({ url, sameOrigin }) => sameOrigin && url.pathname === '/share',
	({ request }) => takeShared(request),
	'POST'
);

// On the very first visit too the open page is served from here at once: it may lose its network before it is loaded again.
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
self.addEventListener('message', (event) => {
	if (event.data?.type === 'SKIP_WAITING') event.waitUntil(self.skipWaiting());
});
self.addEventListener('push', onPush);
self.addEventListener('notificationclick', onNotificationClick);

/** Pictures for the system's installer, which asks the server for them. */
function isOfTheApp({ path }: { path: string }): boolean {
	return !atRoot(path).startsWith('/screenshots/');
}

function atRoot(path: string): string {
	return path.startsWith('/') ? path : `/${path}`;
}
