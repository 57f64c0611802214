import { setTimeout as sleep } from 'node:timers/promises';
import { acceptedBy, tallyOf, type Tally } from '../../faults/checker.ts';
import { connectsMany, plansMany } from '../../kit/crowd.ts';
import type { Ground } from './ground.ts';

/** A bench gives up what has not come after so long, in milliseconds. */
const patience = 15 * 60_000;
/** From the planning to the hour: room for planning, and for the worker to arm. In milliseconds. */
const ahead = 30_000;

export interface Due {
	/** Milliseconds from the hour to the network's acceptance of each, the smallest first. */
	late: number[];
	tally: Tally;
}

/** Connects channels, plans posts for one instant, and waits until all of them are out. */
export async function allAtOnce(
	ground: Ground,
	{ posts, bots, channels }: { posts: number; bots: number; channels: number }
): Promise<Due> {
	const { world, telegram, userId } = ground;
	const place = { userId, projectId: await ground.project('Все сразу') };
	const from = firstBot;
	firstBot += bots;
	const accounts = await connectsMany(world.deps, telegram, place, { bots, channels, from });
	const before = telegram.accepted.length;
	const dueAt = new Date(Math.ceil(Date.now() / 1000) * 1000 + ahead);
	const name = `Пост ${from}`;
	await plansMany(
		world.deps,
		place,
		accounts,
		Array.from({ length: posts }, () => dueAt),
		name
	);
	await come(ground, before + posts);
	const late = telegram.accepted.slice(before).map(({ at }) => at.getTime() - dueAt.getTime());
	return { late: late.toSorted((a, b) => a - b), tally: await tallied(ground) };
}
let firstBot = 0;

/** Waits until the network has taken so many. */
export async function come({ telegram }: Ground, count: number): Promise<void> {
	const giveUpAt = Date.now() + patience;
	while (telegram.accepted.length < count && Date.now() < giveUpAt) await sleep(20);
}

/** What became of everything, once the last answer is written down. */
export async function tallied({ world, telegram }: Ground): Promise<Tally> {
	const giveUpAt = Date.now() + 60_000;
	for (;;) {
		const tally = await tallyOf(world.database.pool, acceptedBy(telegram));
		if (tally.open.length === 0 || Date.now() > giveUpAt) return tally;
		await sleep(200);
	}
}

export const quantile = (sorted: number[], share: number): number =>
	sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Infinity;

export const isSound = ({ twice, unproven, denied, open }: Tally): boolean =>
	[twice, unproven, denied, open].every((list) => list.length === 0);

export const soundness = ({ twice, open }: Tally): string => `twice ${twice.length}, lost ${open.length}`;
