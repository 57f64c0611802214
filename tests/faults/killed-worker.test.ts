import { spawn, type ChildProcess } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { systemClock } from '#server/core/clock.ts';
import { botToken, Desk, made, pointTo } from '../kit/desk.ts';
import { until } from '../kit/product.ts';
import { seeded } from '../kit/seeded.ts';
import { startTelegram, type Telegram } from '../kit/telegram.ts';
import { newWorld, type World } from '../kit/world.ts';

/** A worker in a process of its own is killed at random instants; then what Telegram accepted is held against what we say about it. */

const kills = 6;
const channels = 6;
const postsPerKill = 12;

let telegram: Telegram;
let world: World;
let anna: Desk;
beforeEach(async () => {
	telegram = await startTelegram();
	telegram.addBot(botToken);
	world = await newWorld({ env: pointTo(telegram), clock: systemClock });
	anna = await Desk.of(world);
});
afterEach(async () => {
	await telegram.stop();
	await world.end();
});

it('sends nothing twice and loses nothing when its worker is killed again and again', async () => {
	const { random, seed } = seeded();
	const accounts = await Promise.all(
		Array.from({ length: channels }, (_, number) =>
			anna.telegram(
				telegram.addChannel({ title: `Канал ${number}`, username: `channel_${number}`, bot: botToken })
			)
		)
	);
	for (let round = 0; round < kills; round++) {
		// One send of each round is under way for certain when the worker dies, and one was taken without its knowing.
		telegram.fail('sendMessage', 'hang-after-accept');
		telegram.fail('sendMessage', 'hang-before');
		const before = telegram.accepted.length;
		const worker = startWorker();
		for (let number = 0; number < postsPerKill; number++) {
			const account = accounts[number % channels];
			const post = await anna.writes(`Пост ${round}.${number}`, account ? [account] : []);
			made(await anna.publishes(post));
		}
		await until(async () => telegram.accepted.length > before, 20_000);
		await sleep(random() * 150);
		await end(worker, 'SIGKILL');
	}
	// A fault that no send has met would hold up the last worker for as long as a network may take.
	telegram.heal();
	const last = startWorker();
	try {
		await vi.waitFor(async () => expect(await open()).toEqual([]), { timeout: 60_000, interval: 200 });
	} finally {
		await end(last, 'SIGTERM');
	}
	const all = await outcomes();
	const accepted = Map.groupBy(telegram.accepted, (one) => one.text);
	const about = `seed ${seed}`;
	expect(all, about).toHaveLength(kills * postsPerKill);
	for (const { text, status } of all) {
		const times = accepted.get(text)?.length ?? 0;
		expect(times, `${text} was accepted, ${about}`).toBeLessThanOrEqual(1);
		// What arrived is known to have arrived; what did not is being looked for, or waits for a person.
		if (times === 1) expect(status, `${text}, ${about}`).toBe('published');
		else expect(['verifying', 'needs_review'], `${text}, ${about}`).toContain(status);
	}
	// Nothing is unknown but what was under way when a worker died or Telegram did not answer.
	const groundless = await world.database.pool.query(
		`select 1 from publications p where p.status <> 'published' and not exists (
			select from attempts a where a.publication_id = p.id and a.content_hash <> '' and a.outcome = 'unknown')`
	);
	expect(groundless.rowCount, about).toBe(0);
	// Otherwise no kill would have hit a send, and nothing would have been tried.
	const found = await world.database.pool.query(`select 1 from attempts where outcome = 'confirmed'`);
	expect(found.rowCount, about).toBeGreaterThan(0);
}, 120_000);

async function outcomes(): Promise<{ text: string; status: string; looks: number }[]> {
	const { rows } = await world.database.pool.query<{ text: string; status: string; looks: number }>(
		`select posts.html as text, p.status, p.looks from publications p join posts on posts.id = p.post_id`
	);
	return rows;
}

/** What is still on its way: not yet sent, or sent and not yet looked for. */
const open = async () =>
	(await outcomes()).filter(
		({ status, looks }) => ['pending', 'sending'].includes(status) || (status === 'verifying' && looks < 2)
	);

function startWorker(): ChildProcess {
	const { dataDir } = world.deps.config;
	return spawn(process.execPath, ['jobs/start.ts'], {
		cwd: new URL('../..', import.meta.url),
		stdio: 'ignore',
		env: {
			...{ PATH: process.env['PATH'], ROLES: 'worker', LOG_LEVEL: 'silent' },
			...{ DATABASE_URL: world.database.url, DATA_DIR: dataDir, ...pointTo(telegram) }
		}
	});
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
	const gone = new Promise((resolve) => child.once('exit', resolve));
	child.kill(signal);
	await gone;
}
