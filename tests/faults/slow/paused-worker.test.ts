import { execFile } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { systemClock } from '#server/core/clock.ts';
import { connectsMany, plansMany } from '../../kit/crowd.ts';
import { Desk, pointTo } from '../../kit/desk.ts';
import { until } from '../../kit/product.ts';
import { startTelegram, type Telegram } from '../../kit/telegram.ts';
import { newWorld, type World } from '../../kit/world.ts';
import { acceptedBy, expectSound, historyOf, inWords, settled } from '../checker.ts';
import { faultPoints } from '../fault-point.ts';
import { scale } from '../scale.ts';
import { startWorkerProcess, stop } from '../worker-process.ts';

/** Longer than any claim stands, and than a database lets a transaction idle. */
const pause = scale.standstill;
/** Each victim has to come to its point, however busy the machine is, in milliseconds. */
const longestWay = 180_000;

let telegram: Telegram;
let world: World;
beforeEach(async () => {
	telegram = await startTelegram();
	world = await newWorld({ env: pointTo(telegram), clock: systemClock });
});
afterEach(async () => {
	await telegram.stop();
	await world.end();
});

it('F2: a worker that stood still at any point sends nothing that others took over', async () => {
	const anna = await Desk.of(world);
	const place = { userId: anna.person.userId, projectId: anna.project.id };
	const accounts = await connectsMany(world.deps, telegram, place, { bots: 60, channels: 1 });
	const victims = faultPoints.map((point) =>
		startWorkerProcess(world, telegram, { point, after: 3, signal: 'SIGSTOP' })
	);
	const over = (within: number) => settled(world.database.pool, () => acceptedBy(telegram), within);
	/** Claims that have run out, and that nobody has taken over yet. */
	const orphans = async () => {
		const { rows } = await world.database.pool.query<{ count: number }>(
			`select count(*)::int as count from publications where status = 'sending' and lease_until < now()`
		);
		return rows[0]?.count;
	};
	let batch = 0;
	/** As many more as there is work for: what waits behind a busy machine is not piled up. */
	const plan = async () => {
		const soon = accounts.slice(await waiting()).map(() => new Date(Date.now() + 1000));
		// The next channels in turn: none is to wait for its pace.
		accounts.push(...accounts.splice(0, soon.length));
		await plansMany(world.deps, place, accounts, soon, `Пост ${batch++}`);
	};
	let heir: ReturnType<typeof startWorkerProcess> | undefined;
	try {
		const giveUpAt = Date.now() + longestWay;
		for (; !(await allStand(victims)) && Date.now() < giveUpAt; await sleep(1000)) await plan();
		expect(await allStand(victims), inWords(await over(0))).toBe(true);
		const stoodAt = Date.now();
		heir = startWorkerProcess(world, telegram);
		await plan();
		// What the standing hold is taken over while they stand.
		await sleep(Math.max(0, stoodAt + pause - Date.now()));
		await until(async () => (await orphans()) === 0, 120_000);
		for (const { child } of victims) child.kill('SIGCONT');
		await plan();
		await over(150_000);
	} finally {
		await Promise.all([...victims, ...(heir ? [heir] : [])].map((worker) => stop(worker, 'SIGKILL')));
	}
	const all = await over(0);
	process.stdout.write(`F2, ${victims.length} workers stood still for ${pause / 1000} s: ${inWords(all)}\n`);
	expectSound(all, await historyOf(world.database.pool, all));
	expect(all.published + all.asked).toBe(all.planned);
	// Otherwise nobody would have had to take anything over: of those that stood before the first byte the disk proves that nothing had left.
	const { rows } = await world.database.pool.query<{ code: string }>(
		`select distinct code from attempts where code in ('worker_lost', 'never_left') order by code`
	);
	expect(rows.map(({ code }) => code)).toEqual(['never_left', 'worker_lost']);
}, 700_000);

/** How many nobody has taken yet: what those have in hand who stand still is no work for the others. */
async function waiting(): Promise<number> {
	const { rows } = await world.database.pool.query<{ count: number }>(
		`select count(*)::int from posts where status = 'scheduled'`
	);
	return rows[0]?.count ?? 0;
}

async function allStand(victims: ReturnType<typeof startWorkerProcess>[]): Promise<boolean> {
	const pids = victims.map(({ child }) => String(child.pid)).join();
	const { stdout } = await promisify(execFile)('ps', ['-o', 'stat=', '-p', pids]);
	return stdout
		.trim()
		.split('\n')
		.every((state) => state.trim().startsWith('T'));
}
