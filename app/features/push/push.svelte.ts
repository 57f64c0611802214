import { api } from '#app/lib/api.ts';

export type PushState = 'unknown' | 'unsupported' | 'denied' | 'off' | 'on';

/** Web push on this device: what the browser allows, and the subscription that the server sends to. */
export class Push {
	state = $state<PushState>('unknown');

	async look(): Promise<void> {
		if (!('PushManager' in window && 'Notification' in window && 'serviceWorker' in navigator)) {
			this.state = 'unsupported';
		} else if (Notification.permission === 'denied') {
			this.state = 'denied';
		} else {
			const registration = await navigator.serviceWorker.ready;
			this.state = (await registration.pushManager.getSubscription()) ? 'on' : 'off';
		}
	}

	/** Asks for permission, subscribes, and tells the server. Throws what the server or the push service refuses. */
	async turnOn(): Promise<void> {
		if ((await Notification.requestPermission()) !== 'granted') return this.look();
		const registration = await navigator.serviceWorker.ready;
		const { publicKey } = await api.get<{ publicKey: string }>('/api/push/key');
		const subscription = await registration.pushManager.subscribe({
			userVisibleOnly: true,
			applicationServerKey: publicKey
		});
		try {
			await api.post('/api/push/subscriptions', subscription.toJSON());
		} catch (error) {
			// What the server does not know of would never ring.
			await subscription.unsubscribe();
			throw error;
		}
		this.state = 'on';
	}

	async turnOff(): Promise<void> {
		const registration = await navigator.serviceWorker.ready;
		const subscription = await registration.pushManager.getSubscription();
		if (subscription) {
			await api.delete('/api/push/subscriptions', { endpoint: subscription.endpoint });
			await subscription.unsubscribe();
		}
		this.state = 'off';
	}
}
