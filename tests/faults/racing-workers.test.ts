import { afterEach, beforeEach, expect, it } from 'vitest';
import { buildDeps } from '#server/core/build-deps.ts';
import { armDue } from '#server/publications/arm-due.ts';
import { claimAll } from '#server/publications/claim.ts';
import { connectsMany, plansMany, type Place } from '../kit/crowd.ts';
import { Desk, pointTo } from '../kit/desk.ts';
import { Line } from '../kit/line.ts';
import { seeded } from '../kit/seeded.ts';
import { startTelegram, type Telegram } from '../kit/telegram.ts';
import { newWorld, type World } from '../kit/world.ts';
import { acceptedBy, expectSound, tallyOf } from './checker.ts';

/** Several workers at the same rows at the same time. */

let telegram: Telegram;
let world: World;
let place: Place;
beforeEach(async () => {
	telegram = await startTelegram(() => world.clock.now());
	world = await newWorld({ env: pointTo(telegram) });
	const anna = await Desk.of(world);
	place = { userId: anna.person.userId, projectId: anna.project.id };
});
afterEach(async () => {
	await world.end();
	await telegram.stop();
});

const ahead = (ms: number) => new Date(world.clock.now().getTime() + ms);

/** Another process, as far as the database can tell. */
const another = (databaseUrl: string) =>
	buildDeps({
		...{ config: world.deps.config, log: world.deps.log, databaseUrl },
		replaced: { clock: world.clock }
	});

it('F9: eight workers that race for 5,000 publications claim each of them once, and never in a ring', async () => {
	const { random, seed } = seeded();
	const accounts = await connectsMany(world.deps, telegram, place, { bots: 250, channels: 4 });
	// Twenty posts to 250 channels each, one of every bot: no pace holds up a claim.
	const ids: string[] = [];
	for (let number = 0; number < 20; number++) {
		const targets = accounts.filter((_, at) => at % 4 === number % 4);
		await plansMany(world.deps, place, [targets], [ahead(1000)], `Пост ${number}`);
		await armDue(world.deps);
		world.clock.moveTo(ahead(20_000));
		const { rows } = await world.database.pool.query<{ id: string }>(
			`select id from publications where status = 'pending'`
		);
		ids.push(...rows.map(({ id }) => id));
		const workers = await Promise.all(
			Array.from({ length: 8 }, () => race(rows.map(({ id }) => id).toSorted(() => random() - 0.5)))
		);
		expect(workers.flat().toSorted(), `seed ${seed}`).toEqual(rows.map(({ id }) => id).toSorted());
	}
	expect(new Set(ids).size).toBe(5000);
	const attempts = await world.database.pool.query<{ count: number }>(
		'select count(distinct publication_id)::int as count from attempts having count(*) = count(distinct publication_id)'
	);
	expect(attempts.rows).toEqual([{ count: 5000 }]);
	const { rows } = await world.database.pool.query<{ deadlocks: number }>(
		'select deadlocks::int from pg_stat_database where datname = current_database()'
	);
	expect(rows).toEqual([{ deadlocks: 0 }]);
}, 240_000);

/** One worker: takes what it can of all that is there, a batch at a time. */
async function race(ids: string[]): Promise<string[]> {
	const won: string[] = [];
	for (let at = 0; at < ids.length; at += 50) {
		const claims = await world.deps.write((tx) => claimAll(tx, world.deps, ids.slice(at, at + 50)));
		for (const [id, { is }] of claims) if (is === 'claimed') won.push(id);
	}
	return won;
}

it('F10: two workers that arm the same posts, one of them with a broken line, enqueue each of them once', async () => {
	const accounts = await connectsMany(world.deps, telegram, place, { bots: 30, channels: 1 });
	const line = await Line.to(world.database.url);
	const other = await another(line.url);
	const third = await another(world.database.url);
	try {
		await plansMany(
			world.deps,
			place,
			accounts,
			Array.from({ length: 300 }, () => ahead(10_000)),
			'Пост'
		);
		// Somewhere in the middle of its work one cannot be heard any more, and then not be reached.
		const deaf = armDue(other.deps).catch(() => 0);
		const armed = Promise.all([armDue(world.deps), armDue(third.deps)]);
		await untilSome('publications', 30);
		line.goSilent();
		await armed;
		line.cut();
		await deaf;
		line.heal();
		await Promise.all([world.deps, other.deps, third.deps].map((deps) => armDue(deps).catch(() => 0)));
		const { rows } = await world.database.pool.query<{ publications: number; jobs: number }>(
			`select (select count(*)::int from publications) as publications,
				(select count(distinct singleton_key)::int from jobs.job where name = 'deliver') as jobs`
		);
		expect(rows).toEqual([{ publications: 300, jobs: 300 }]);
		await world.passes('40s');
		const tally = await tallyOf(world.database.pool, acceptedBy(telegram));
		expectSound(tally);
		expect([tally.published, tally.accepted]).toEqual([300, 300]);
	} finally {
		// First: who lost the line waits for it to come back.
		await Promise.all([other.stop(), third.stop()]);
		await line.end();
	}
}, 120_000);

async function untilSome(table: string, count: number): Promise<void> {
	await expect
		.poll(async () => (await world.database.pool.query(`select 1 from ${table}`)).rowCount ?? 0)
		.toBeGreaterThan(count);
}
