import { collectionNames, collections } from '#sync/collection.ts';

/**
 * The tabs of one person in this browser. Each holds a shared lock for as long as its desk is open: that is how another one that needs
 * them away (a newer version before it moves the data, a sign-out before it wipes them) knows that they are. A killed tab loses its lock.
 */
export interface Listener {
	/** A newer version of the app opens here: save, close, and ask to be loaded anew. */
	outdated: () => Promise<void>;
	/** The person signs out in another tab: close, and keep nothing. */
	left: () => Promise<void>;
}

/** Grows whenever a collection changes its shape: what an older version would read and write is not what is there any more. */
export const dataVersion = (): number =>
	collectionNames.reduce((sum: number, name) => sum + collections[name].version, 0);

/** A tab that sleeps answers late, and cannot write either: it is not waited for longer. In milliseconds. */
const patience = 5000;

type Word = { is: 'opens'; version: number } | { is: 'leaves' };

const channelOf = (userId: string) => `twexel.desk.${userId}`;
const lockOf = (userId: string, version: number) => `${channelOf(userId)}.${version}`;

/** Locks exist only on https and localhost; elsewhere the tabs can only tell each other. */
const locks = typeof navigator === 'undefined' || !('locks' in navigator) ? null : navigator.locks;

/**
 * Takes this tab's place among the others, older ones are gone by then. Gives the way to leave it; null where a newer version is open:
 * then this one must not touch the data.
 */
export async function takePlace(userId: string, version: number, on: Listener): Promise<(() => void) | null> {
	if ((await othersOf(userId)).some((other) => other > version)) return null;
	const channel = new BroadcastChannel(channelOf(userId));
	channel.onmessage = ({ data }: MessageEvent<Word>) => {
		if (data.is === 'leaves') void on.left();
		else if (data.version > version) void on.outdated();
	};
	const release = await hold(lockOf(userId, version));
	channel.postMessage({ is: 'opens', version } satisfies Word);
	const older = (await othersOf(userId)).filter((other) => other < version);
	await untilFree(older.map((other) => lockOf(userId, other)));
	return () => {
		channel.close();
		release();
	};
}

/** Resolves when no other tab has this person's data open. This tab's own place has to be left before. */
export async function clearOut(userId: string): Promise<void> {
	const channel = new BroadcastChannel(channelOf(userId));
	channel.postMessage({ is: 'leaves' } satisfies Word);
	const versions = new Set(await othersOf(userId));
	await untilFree([...versions].map((version) => lockOf(userId, version)));
	channel.close();
}

async function othersOf(userId: string): Promise<number[]> {
	const held = (await locks?.query())?.held ?? [];
	const start = `${channelOf(userId)}.`;
	return held.flatMap(({ name = '' }) => (name.startsWith(start) ? Number(name.slice(start.length)) : []));
}

async function hold(name: string): Promise<() => void> {
	const { promise: isLeft, resolve: leave } = Promise.withResolvers<void>();
	if (locks) {
		await new Promise<void>((resolve) => {
			void locks.request(name, { mode: 'shared' }, () => {
				resolve();
				return isLeft;
			});
		});
	}
	return leave;
}

async function untilFree(names: string[]): Promise<void> {
	const signal = AbortSignal.timeout(patience);
	const free = names.map((name) => locks?.request(name, { signal }, async () => undefined));
	await Promise.allSettled(free);
}
