import { setTimeout as sleep } from 'node:timers/promises';
import { collectionNames, type CollectionName } from '#sync/collection.ts';
import { same } from '#sync/merge.ts';
import type { Device } from './device.ts';
import type { Scene } from './scene.ts';
import { Violation } from './violation.ts';

/** More than any history has needed: where it is not enough, something goes round and round. */
const mostRounds = 12;
/** So many are played at least before something that waits is left to the checks; and the pause after each, in milliseconds. */
const usualRounds = 8;
const breath = 150;

/** Good weather for all, everything that was under way arrives, and every device syncs until nothing new comes of it (I10). */
export async function comeToRest(scene: Scene): Promise<void> {
	const { devices } = scene;
	for (const device of devices) {
		device.weather = 0;
		for (const { page } of device.tabs) page.life.lives();
		await device.arrives();
		device.buryTheDead();
		if (device.isUntidy) device.dies();
	}
	const seen = new Map<Device, Feeds>();
	for (let round = 0; round < mostRounds; round++) {
		for (const device of devices) {
			const before = seen.get(device);
			const now = await feeds(scene);
			const news = before ? collectionNames.filter((name) => before[name] !== now[name]) : collectionNames;
			// Who may see what has changed, and that is told with each collection.
			const isAll = news.includes('members') || news.includes('projects');
			if (news.length > 0) await device.syncs(isAll ? collectionNames : news);
			await device.arrives();
			seen.set(device, now);
		}
		const last = await feeds(scene);
		if (!devices.every((device) => same(seen.get(device), last))) continue;
		if (!devices.some((device) => device.tables.waiting.size > 0)) return;
		// What was passed over is offered again after a while; and on a busy machine a page can seem quiet that only has not come to its turn.
		await sleep(breath);
		const passed = await Promise.all(devices.map((device) => device.rests()));
		if (round >= usualRounds && passed.every((count) => count === 0)) return;
	}
	throw new Violation('I10', `no rest after ${mostRounds} rounds`);
}

/** How far each collection's feeds stand, all projects taken together. */
type Feeds = Partial<Record<CollectionName, string>>;

async function feeds({ world }: Scene): Promise<Feeds> {
	const { rows } = await world.database.pool.query<{ collection: CollectionName; stand: string }>(
		'select collection, sum(version) as stand from sync_feed group by collection'
	);
	return Object.fromEntries(rows.map(({ collection, stand }) => [collection, stand]));
}
