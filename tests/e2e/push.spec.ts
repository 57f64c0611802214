import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ru } from '#app/lib/words/ru.ts';
import { until } from '../kit/product.ts';
import { PushService } from '../kit/push-service.ts';
import { expect, test as base } from './test.ts';

const test = base.extend<{ service: PushService }>({
	service: async ({}, use) => {
		const service = await PushService.starts();
		await use(service);
		await service.stops();
	},
	wish: async ({ service }, use) => {
		const folder = await mkdtemp(join(tmpdir(), 'twexel-push-'));
		const certificate = join(folder, 'push-service.pem');
		await writeFile(certificate, service.certificate);
		await use({ env: { ...service.reachable, NODE_EXTRA_CA_CERTS: certificate } });
		await rm(folder, { recursive: true });
	}
});

test('a published post rings on the device, and the notification opens its receipt', async ({
	desk,
	product,
	service,
	context
}) => {
	const { page } = desk;
	await context.grantPermissions(['notifications'], { origin: desk.url });
	await desk.signsUp(product, 'anna@example.test');
	await desk.connectsSandbox('Проба пера');
	await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
	// No push service of a browser's maker can be reached here, so the subscription is one of ours; all else is real.
	await page.evaluate(async (subscription) => {
		const { accessToken } = await (await fetch('/api/auth/refresh', { method: 'POST' })).json();
		await fetch('/api/push/subscriptions', {
			method: 'POST',
			headers: { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' },
			body: JSON.stringify(subscription)
		});
	}, service.browser());

	await desk.writes('Ура, вышло', 'Проба пера');
	await desk.publishes();
	await expect(page.getByText(ru.status.published).first()).toBeVisible();
	const receipt = new URL(page.url()).pathname;
	await until(async () => service.arrived.length > 0, 15_000);
	expect(service.arrived.map((one) => one.payload)).toMatchObject([
		{ title: 'Пост опубликован', body: 'Ура, вышло', url: receipt }
	]);

	const devtools = await context.newCDPSession(page);
	const registrations: { registrationId: string; scopeURL: string }[] = [];
	devtools.on('ServiceWorker.workerRegistrationUpdated', (event) =>
		registrations.push(...event.registrations)
	);
	await devtools.send('ServiceWorker.enable');
	await until(async () => registrations.length > 0, 5000);
	await devtools.send('ServiceWorker.deliverPushMessage', {
		origin: desk.url,
		registrationId: registrations[0]?.registrationId ?? '',
		data: JSON.stringify(service.arrived[0]?.payload)
	});
	await desk.goes('calendar');
	const [worker] = context.serviceWorkers();
	const shown = () =>
		page.evaluate(async () => {
			const registration = await navigator.serviceWorker.ready;
			return (await registration.getNotifications()).map(({ title, body }) => ({ title, body }));
		});
	await expect.poll(shown).toEqual([{ title: 'Пост опубликован', body: 'Ура, вышло' }]);
	await worker?.evaluate(async () => {
		const scope = self as unknown as {
			registration: ServiceWorkerRegistration;
			dispatchEvent(event: Event): void;
		};
		const [notification] = await scope.registration.getNotifications();
		const Click = (self as unknown as { NotificationEvent: new (type: string, init: object) => Event })
			.NotificationEvent;
		// A press that a program makes is told of like a person's; only leave to bring the window to the front is not given.
		scope.dispatchEvent(new Click('notificationclick', { notification }));
	});
	await expect(page).toHaveURL(new RegExp(`${receipt}$`));
});
