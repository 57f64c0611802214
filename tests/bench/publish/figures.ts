import { setTimeout as sleep } from 'node:timers/promises';
import { connectsMany, plansMany } from '../../kit/crowd.ts';
import { until } from '../../kit/product.ts';
import { stop } from '../../faults/worker-process.ts';
import type { Figure } from '../run.ts';
import { bareSends } from './bare.ts';
import { allAtOnce, come, isSound, quantile, soundness, tallied } from './crowd.ts';
import type { Ground } from './ground.ts';

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;

/** How late posts leave that are all due at the same second, where no network holds them up (spec: publishing.md). */
export async function sameSecond(ground: Ground, posts: number): Promise<Figure[]> {
	const { late, tally } = await allAtOnce(ground, { posts, bots: Math.ceil(posts / 4), channels: 4 });
	const bare = await bareSends(ground.telegram, posts);
	const [p50, p99, most] = [quantile(late, 0.5), quantile(late, 0.99), late.at(-1) ?? Infinity];
	return [
		{
			what: `${posts} posts due the same second: lateness`,
			measured: `${quantiles(late)}; ${soundness(tally)}`,
			target: 'p50 ≤ 50 ms, p99 ≤ 500 ms, worst ≤ 2 s',
			isMet: p50 <= 50 && p99 <= 500 && most <= 2000 && isSound(tally)
		},
		{
			what: `the same ${posts} by a process that only sends, with the same library: what this machine can do at all`,
			measured: `${quantiles(bare)}; ours ${((late.at(-1) ?? Infinity) / (bare.at(-1) ?? Infinity)).toFixed(1)} ×`,
			target: '',
			isMet: true
		}
	];
}

const quantiles = (late: number[]): string =>
	`p50 ${quantile(late, 0.5)} ms, p99 ${quantile(late, 0.99)} ms, worst ${late.at(-1)} ms`;

/** The same with ten times as many, and a network that takes its time to answer. */
export async function sameMinute(ground: Ground, posts: number): Promise<Figure[]> {
	ground.telegram.answersIn(150);
	const { late, tally } = await allAtOnce(ground, { posts, bots: Math.ceil(posts / 4), channels: 4 });
	const bare = await bareSends(ground.telegram, posts);
	ground.telegram.answersIn(0);
	const [most, bareMost] = [late.at(-1) ?? Infinity, bare.at(-1) ?? Infinity];
	return [
		{
			what: `${posts} posts due the same minute, many bots, answers in 150 ms: all out after`,
			measured: `${seconds(most)} (p50 ${seconds(quantile(late, 0.5))}); ${soundness(tally)}`,
			target: '≤ 10 s, none twice, none lost',
			isMet: most <= 10_000 && isSound(tally)
		},
		{
			what: `the same ${posts} by a process that only sends`,
			measured: `${seconds(bareMost)}; ours ${(most / bareMost).toFixed(1)} ×`,
			target: '',
			isMet: true
		}
	];
}

/** All that one bot may send, shared by projects of which one alone has as much as all others together. */
export async function oneBot(ground: Ground, posts: number): Promise<Figure[]> {
	const { world, telegram, userId } = ground;
	const flood = telegram.limits();
	const shares = [5, 1, 1, 1, 1, 1].map((share) => Math.round((posts * share) / 10));
	const dueAt = new Date(Date.now() + 60_000);
	const before = telegram.accepted.length;
	for (const [number, share] of shares.entries()) {
		const place = { userId, projectId: await ground.project(`Проект ${number}`) };
		// A bot's number that no other bench takes, and the same for all projects.
		const channels = Math.ceil(share / 10);
		const accounts = await connectsMany(world.deps, telegram, place, {
			...{ bots: 1, channels, from: 90_000_000 },
			prefix: `project_${number}`
		});
		await plansMany(
			world.deps,
			place,
			accounts,
			Array.from({ length: share }, () => dueAt),
			`Проект ${number}, пост`
		);
	}
	await come(ground, before + posts);
	const out = telegram.accepted.slice(before);
	const took = (out.at(-1)?.at.getTime() ?? Infinity) - dueAt.getTime();
	const allowed = (posts / 30) * 1000;
	// Each of six projects gets a sixth for as long as all of them have something to send.
	const together = out.slice(0, Math.round(posts * 0.5));
	const least = Math.min(
		...shares.map((_, number) => together.filter(({ text }) => text.startsWith(`Проект ${number},`)).length)
	);
	const tally = await tallied(ground);
	return [
		{
			what: `${posts} posts on one bot: all out after`,
			measured: `${seconds(took)}, ${(took / allowed).toFixed(2)} × what the limit allows; “too many” ${flood.said} times; ${soundness(tally)}`,
			target: '≤ 1.1 ×, never “too many”',
			isMet: took <= 1.1 * allowed && flood.said === 0 && isSound(tally)
		},
		{
			what: 'the least that one of its six projects got of its fair share meanwhile',
			measured: `${((least / (together.length / shares.length)) * 100).toFixed(0)} %`,
			target: '≥ 80 %',
			isMet: least >= 0.8 * (together.length / shares.length)
		}
	];
}

/** How long after a worker's death others look for what it had under way. */
export async function takenOver(ground: Ground): Promise<Figure[]> {
	const { world, telegram, userId } = ground;
	const victim = ground.worker();
	const place = { userId, projectId: await ground.project('Наследство') };
	const count = 20;
	const accounts = await connectsMany(world.deps, telegram, place, {
		bots: count,
		channels: 1,
		from: 80_000_000
	});
	await sleep(3000);
	telegram.fail('sendMessage', ...accounts.map(() => 'hang-after-accept' as const));
	await plansMany(
		world.deps,
		place,
		accounts,
		accounts.map(() => new Date(Date.now() + 500)),
		'Наследство'
	);
	await until(async () => telegram.silent() === count, 60_000);
	const diedAt = Date.now();
	await stop(victim, 'SIGKILL');
	const heir = ground.worker();
	const { pool } = world.database;
	const found = async () =>
		(await pool.query<{ at: Date }>(`select ended_at as at from attempts where code = 'worker_lost'`)).rows;
	await until(async () => (await found()).length >= count, 120_000);
	const last = Math.max(...(await found()).map(({ at }) => at.getTime())) - diedAt;
	const tally = await tallied(ground);
	await stop(heir, 'SIGTERM');
	return [
		{
			what: `a dead worker’s ${count} claims are taken over after`,
			measured: `at most ${seconds(last)}; ${soundness(tally)}`,
			target: '≤ 30 s',
			isMet: last <= 30_000 && isSound(tally)
		}
	];
}
