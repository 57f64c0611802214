import type { Page } from 'playwright/test';

/** What lies on the device, whatever the screens show of it. */

/** Everything in every database of this origin, as one text. */
export const everythingStored = (page: Page): Promise<string> =>
	page.evaluate(async () => {
		const found: unknown[] = [];
		for (const { name = '' } of await indexedDB.databases()) {
			const database = await new Promise<IDBDatabase>((resolve, reject) => {
				const request = indexedDB.open(name);
				request.onsuccess = () => resolve(request.result);
				request.onerror = () => reject(request.error ?? new Error(name));
			});
			for (const store of database.objectStoreNames) {
				const all = database.transaction(store).objectStore(store).getAll();
				await new Promise((resolve) => (all.onsuccess = resolve));
				found.push(name, ...all.result);
			}
			database.close();
		}
		return JSON.stringify(found);
	});

/** The posts of this device that are not deleted: their texts by id. */
export const postsOnDevice = (page: Page): Promise<Record<string, string>> =>
	page.evaluate(async () => {
		const names = (await indexedDB.databases()).map(({ name = '' }) => name);
		// The newest version: an older one may not be cleared away yet.
		const name =
			names
				.filter((one) => /^rxdb-dexie-twexel-.*--\d+--posts$/.test(one))
				.sort()
				.at(-1) ?? '';
		const database = await new Promise<IDBDatabase>((resolve, reject) => {
			const request = indexedDB.open(name);
			request.onsuccess = () => resolve(request.result);
			request.onerror = () => reject(request.error ?? new Error(name));
		});
		const all = database.transaction('docs').objectStore('docs').getAll();
		await new Promise((resolve) => (all.onsuccess = resolve));
		database.close();
		const posts = all.result as { id: string; html: string; _deleted: string }[];
		return Object.fromEntries(posts.filter((one) => one._deleted === '0').map((one) => [one.id, one.html]));
	});

/** What a second person would find: names of databases and caches, keys of the two storages, a push subscription. */
export const traces = (page: Page) =>
	page.evaluate(async () => {
		const registration = await navigator.serviceWorker.getRegistration();
		return {
			databases: (await indexedDB.databases()).map(({ name }) => name),
			caches: (await caches.keys()).filter((name) => !name.startsWith('workbox-precache')),
			stored: [...Object.keys(localStorage), ...Object.keys(sessionStorage)],
			push: await registration?.pushManager.getSubscription().then((one) => one?.endpoint ?? null)
		};
	});
