import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { addressOf, comesBack, crash } from '../../kit/postgres.ts';
import { Line } from '../../kit/line.ts';
import { until, type Product } from '../../kit/product.ts';
import { seeded } from '../../kit/seeded.ts';
import type { Telegram } from '../../kit/telegram.ts';
import type { Fault } from '../../kit/telegram/faults.ts';
import { faultPoints, type FaultPoint } from '../fault-point.ts';
import { startWorkerProcess, stop, type FaultPlan, type WorkerProcess } from '../worker-process.ts';

/** Where things go wrong: a running product, the networks it sends to, and a die. */
export interface Scene {
	product: Product;
	telegram: Telegram;
	random: () => number;
}

/** Something that goes wrong, by the number of its fault, and is over when the promise is kept. */
type Mishap = (scene: Scene) => Promise<unknown>;

/** A worker comes to its fault as soon as it has work; so long it is waited for, in milliseconds. */
const soon = 20_000;
const between = ({ random }: Scene, least: number, most: number): number =>
	Math.floor(least + random() * (most - least + 1));
const oneOf = <T>(scene: Scene, all: readonly [T, ...T[]]): T =>
	all[Math.floor(scene.random() * all.length)] ?? all[0];

async function helper(
	scene: Scene,
	signal: FaultPlan['signal'],
	databaseUrl?: string
): Promise<WorkerProcess> {
	const { product, telegram } = scene;
	const point: FaultPoint = oneOf(scene, faultPoints);
	const url = databaseUrl ?? (await addressOf(product.dataDir));
	const fault = { point, after: between(scene, 0, 20), signal };
	return startWorkerProcess({ databaseUrl: url, dataDir: product.dataDir }, telegram, fault);
}

/** F1. Where it never comes to its fault it is killed all the same. */
async function killed(scene: Scene): Promise<void> {
	const worker = await helper(scene, 'SIGKILL');
	await Promise.race([worker.ended, sleep(soon)]);
	await stop(worker, 'SIGKILL');
}

/** F2. Others take over what it held, for which they wait until its lease is over. */
async function stoodStill(scene: Scene): Promise<void> {
	const worker = await helper(scene, 'SIGSTOP');
	await until(async () => (await stateOf(worker)) === 'T', soon).catch(() => undefined);
	await sleep(35_000);
	worker.child.kill('SIGCONT');
	await sleep(2000);
	await stop(worker, 'SIGKILL');
}

/** The letter by which Linux says what a process does. */
async function stateOf({ child }: WorkerProcess): Promise<string | undefined> {
	return /^State:\s+(\w)/m.exec(await readFile(`/proc/${child.pid}/status`, 'utf8'))?.[1];
}

/** F3. */
async function databaseCrashed({ product }: Scene): Promise<void> {
	const url = await addressOf(product.dataDir);
	await crash(product.dataDir);
	await comesBack(url);
	await until(async () => (await fetch(`${product.url}/readyz`)).ok, 30_000);
}

/** F4, for one worker beside others whose line is whole. */
async function lostItsDatabase(scene: Scene): Promise<void> {
	const line = await Line.to(await addressOf(scene.product.dataDir));
	const worker = await helper(scene, 'SIGKILL', line.url);
	await sleep(between(scene, 3000, 8000));
	if (scene.random() < 0.5) line.goSilent();
	else line.cut();
	await sleep(between(scene, 1000, 14_000));
	line.heal();
	await Promise.race([worker.ended, sleep(5000)]);
	await stop(worker, 'SIGKILL');
	await line.end();
}

const lost: readonly [Fault, ...Fault[]] = [
	...(['reset-before', 'reset-after-accept', 'hang-before', 'hang-after-accept', '500-before'] as const),
	...(['500-after-accept', '502-before', '504-after-accept'] as const),
	...(['truncated-json-after-accept', 'html-200', 'drip-after-accept'] as const)
];

/** F5 and F7. */
async function answersLost(scene: Scene): Promise<void> {
	const count = between(scene, 1, 6);
	scene.telegram.fail('sendMessage', ...Array.from({ length: count }, () => oneOf(scene, lost)));
	await sleep(between(scene, 500, 4000));
}

/** F6. */
async function tooMany(scene: Scene): Promise<void> {
	scene.telegram.fail('sendMessage', { retryAfter: between(scene, 1, 5) });
	await sleep(between(scene, 500, 2000));
}

/** The network is not there at all. */
async function networkGone(scene: Scene): Promise<void> {
	await scene.telegram.refuseConnections();
	await sleep(between(scene, 200, 3000));
	await scene.telegram.listen();
}

/** By what they befall: of each only one happens at a time, and all of these side by side. */
const mishaps: Record<string, Record<string, Mishap>> = {
	workers: { killed, stoodStill, lostItsDatabase },
	database: { databaseCrashed },
	network: { answersLost, tooMany, networkGone }
};

/** Pauses between two mishaps of one kind, in milliseconds. */
const pauses: Record<string, [least: number, most: number]> = {
	...{ workers: [0, 3000], database: [10_000, 30_000], network: [500, 4000] }
};

/**
 * Lets things go wrong until then, and says how often each did. Nothing is wrong any more when it is over, but with what was lost. Each kind has a
 * die of its own, so that a seed gives it the same accidents again however long the others take.
 */
export async function goWrong(
	there: Omit<Scene, 'random'>,
	seed: number,
	untilMs: number
): Promise<Map<string, number>> {
	const counts = new Map<string, number>();
	const lane = async ([kind, ways]: [string, Record<string, Mishap>], number: number) => {
		const scene = { ...there, random: seeded(String(seed + number)).random };
		const [least = 0, most = 0] = pauses[kind] ?? [];
		for (;;) {
			await sleep(between(scene, least, most));
			if (Date.now() >= untilMs) return;
			const [name, mishap] = oneOf(scene, Object.entries(ways) as [[string, Mishap]]);
			await mishap(scene);
			counts.set(name, (counts.get(name) ?? 0) + 1);
		}
	};
	await Promise.all(Object.entries(mishaps).map(lane));
	there.telegram.heal();
	return counts;
}
