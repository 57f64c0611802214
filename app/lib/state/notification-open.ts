import { goto } from '$app/navigation';

/** A notification was pressed while this window was open: the service worker names the screen, the router goes there. */
export function openFromNotifications(): () => void {
	const worker = navigator.serviceWorker as ServiceWorkerContainer | undefined;
	const onMessage = ({ data }: MessageEvent) => {
		if (data?.type === 'open' && typeof data.path === 'string' && data.path.startsWith('/'))
			void goto(data.path);
	};
	worker?.addEventListener('message', onMessage);
	return () => worker?.removeEventListener('message', onMessage);
}
