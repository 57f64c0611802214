import { self } from '$app/service-worker';
import { addToBadge } from '../lib/badge.ts';

/**
 * What the server pushes: `url` is the screen that tells more, a path of ours; of one `tag` only the last is shown. `actions` are other
 * screens, one press away. What tells of a failure counts on the app's icon.
 */
interface Pushed {
	title: string;
	body: string;
	url: string;
	tag?: string;
	actions?: { title: string; url: string }[];
	isFailure?: boolean;
}

/** Browsers take leave away from a site that is pushed to and shows nothing, so even an unreadable word is shown. */
export function onPush(event: PushEvent): void {
	const pushed = read(event.data);
	const shown = self.registration.showNotification(pushed.title, {
		body: pushed.body,
		icon: '/icons/icon-192.png',
		badge: '/icons/badge-96.png',
		data: { url: pushed.url },
		...(pushed.tag ? { tag: pushed.tag } : {}),
		...actionsOf(pushed)
	});
	event.waitUntil(Promise.all([shown, pushed.isFailure && addToBadge()]));
}

export function onNotificationClick(event: NotificationEvent): void {
	event.notification.close();
	// An action is the screen that it leads to.
	const path = event.action === '' ? event.notification.data?.url : event.action;
	const url = new URL(String(path ?? '/'), self.location.origin);
	if (url.origin === self.location.origin) event.waitUntil(open(url.pathname + url.search));
}

/** TypeScript's own library knows no actions: not every browser has them. */
const actionsOf = ({ actions = [] }: Pushed): object =>
	actions.length > 0 ? { actions: actions.map(({ title, url }) => ({ title, action: url })) } : {};

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
