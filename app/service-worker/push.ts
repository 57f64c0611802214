import { self } from '$app/service-worker';

/** What the server pushes: `url` is the screen that tells more, a path of ours; of one `tag` only the last is shown. */
interface Pushed {
	title: string;
	body: string;
	url: string;
	tag?: string;
}

/** Browsers take leave away from a site that is pushed to and shows nothing, so even an unreadable word is shown. */
export function onPush(event: PushEvent): void {
	const pushed = read(event.data);
	event.waitUntil(
		self.registration.showNotification(pushed.title, {
			body: pushed.body,
			icon: '/icons/icon-192.png',
			badge: '/icons/badge-96.png',
			data: { url: pushed.url },
			...(pushed.tag ? { tag: pushed.tag } : {})
		})
	);
}

export function onNotificationClick(event: NotificationEvent): void {
	event.notification.close();
	const url = new URL(String(event.notification.data?.url ?? '/'), self.location.origin);
	if (url.origin === self.location.origin) event.waitUntil(open(url.pathname + url.search));
}

/** In a window that is there already, by its own router, which loses nothing that is being typed; else in a new one. */
async function open(path: string): Promise<void> {
	const windows = await self.clients.matchAll({ type: 'window', includeUncontrolled: false });
	const there = windows.find((one) => one.focused) ?? windows[0];
	if (!there) return void (await self.clients.openWindow(path));
	// The word first: a browser may refuse the focus, and the screen should still be the right one.
	there.postMessage({ type: 'open', path });
	await there.focus().catch(() => undefined);
}

function read(data: PushMessageData | null): Pushed {
	const blank = { title: 'Twexel', body: '', url: '/' };
	try {
		return { ...blank, ...(data?.json() as Partial<Pushed> | undefined) };
	} catch {
		return blank;
	}
}
