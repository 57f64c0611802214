/**
 * `npm run bench:api` prints what the API takes and how long it takes, beside a bare Hono with one query: server, PostgreSQL and the load
 * generator on the same cores. `--quick` measures a tenth. It never fails for a slow machine: it is read, not obeyed.
 */
import { cpus, loadavg, totalmem } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { uuidv7 } from 'uuidv7';
import { ensureBuilt } from '#server/web/build.ts';
import type { Figure } from '../run.ts';
import { median, percentile, told } from '../sync/spread.ts';
import { printed, targets } from '../sync/table.ts';
import { makeBed, type Bed } from './bed.ts';
import { closedLoop, openLoop, type Call, type Heard } from './load.ts';

const { values } = parseArgs({ options: { quick: { type: 'boolean' } } });
const part = values.quick ? 0.1 : 1;
const rounds = values.quick ? 2 : 5;
const say = (line: string) => process.stdout.write(`${line}\n`);

const failures = ({ failed }: Heard): string =>
	failed.size === 0
		? ''
		: `, refused: ${[...failed].map(([status, count]) => `${count} × ${status}`).join(' ')}`;

const listOf = ({ anna, projectId }: Bed): Call => ({
	method: 'GET',
	path: `/api/posts?projectId=${projectId}&limit=20`,
	headers: { authorization: anna.authorization }
});

/** The same of which no two are alike, so that none is remembered: each from another place, which all are before the newest. */
function anew(bed: Bed): () => Call {
	let number = 0;
	const list = listOf(bed);
	return () => {
		const from = `ffffffff-ffff-7fff-bfff-${String(number++).padStart(12, '0')}`;
		return { ...list, path: `${list.path}&cursor=${Buffer.from(from).toString('base64url')}` };
	};
}

/** How many lists of 20 posts a second, ours and bare, by turns. */
async function throughput(bed: Bed): Promise<Figure[]> {
	const ours: number[] = [];
	const bare: number[] = [];
	const unlike: number[] = [];
	const tails: number[] = [];
	const next = anew(bed);
	let refused = '';
	for (let round = 0; round < rounds; round++) {
		const wish = { callers: 50, seconds: 8 * Math.max(part, 0.3) };
		bare.push((await closedLoop(bed.bare, () => ({ method: 'GET', path: '/' }), wish)).perSecond);
		const heard = await closedLoop(bed.product.url, () => listOf(bed), wish);
		ours.push(heard.perSecond);
		unlike.push((await closedLoop(bed.product.url, next, wish)).perSecond);
		tails.push(percentile(heard.took, 99));
		refused = failures(heard);
	}
	const ratio = median(ours) / median(bare);
	return [
		{
			what: 'bare Hono with one query, lists of 20 a second',
			measured: told(bare, 0),
			target: '',
			isMet: true
		},
		{
			what: 'signed-in lists of 20 posts a second',
			measured: told(ours, 0) + refused,
			target: '',
			isMet: true
		},
		{
			what: 'the same, no two of them alike',
			measured: `${told(unlike, 0)}, ${(median(unlike) / median(bare)).toFixed(2)} × bare Hono`,
			target: '',
			isMet: true
		},
		{ what: 'p99 of the former with 50 callers, ms', measured: told(tails), target: '', isMet: true },
		{ what: 'ours to bare Hono', measured: `${ratio.toFixed(2)} ×`, target: '≥ 0.6 ×', isMet: ratio >= 0.6 }
	];
}

/** 300 requests a second, four reads to one push of a post, while posts go out. */
async function mix(bed: Bed): Promise<Figure[]> {
	const { anna, projectId, accountId } = bed;
	const list = listOf(bed);
	const push: Call = {
		method: 'POST',
		path: '/sync/posts/push',
		headers: { authorization: anna.authorization, 'content-type': 'application/json' },
		body: () => {
			const id = uuidv7();
			const post = { id, projectId, html: 'С устройства', writeId: uuidv7(), createdBy: anna.userId };
			return JSON.stringify([{ newDocumentState: post, assumedMasterState: null }]);
		}
	};
	let isOver = false;
	const publishing = (async () => {
		while (!isOver) {
			const body = { projectId, html: 'Выходит', targets: [{ accountId }] };
			const { id } = await anna.call<{ id: string }>('POST', '/api/posts', body);
			await anna.call('POST', `/api/posts/${id}/publish`, {});
			await sleep(150);
		}
	})();
	let number = 0;
	const heard = await openLoop(bed.product.url, () => (number++ % 5 === 0 ? push : list), {
		perSecond: 300,
		seconds: Math.ceil(30 * part)
	});
	isOver = true;
	await publishing;
	const [p50, p95, p99] = [50, 95, 99].map((percent) => percentile(heard.took, percent));
	const measured = `p50 ${p50?.toFixed(1)}, p95 ${p95?.toFixed(1)}, p99 ${p99?.toFixed(1)} ms${failures(heard)}`;
	const isMet = (p99 ?? Infinity) <= 60 && heard.failed.size === 0;
	return [
		{
			what: '300 a second, 80 % reads, 20 % pushes, while posts go out',
			measured,
			target: 'p99 ≤ 60 ms',
			isMet
		}
	];
}

/** Sign-ins a second in a flood: far more than can be compared, from more addresses than are ever sent away. */
const floodPerSecond = 200;

/** What a flood of sign-ins does to everybody else, by turns with calm. */
async function flood(bed: Bed): Promise<Figure[]> {
	const wish = { perSecond: 100, seconds: Math.ceil(10 * part) };
	const tail = async () => percentile((await openLoop(bed.product.url, () => listOf(bed), wish)).took, 99);
	let number = 0;
	const signIn = (): Call => {
		const from = number++ % 1000;
		return {
			method: 'POST',
			path: '/api/auth/login',
			headers: { 'content-type': 'application/json', 'x-forwarded-for': `100.20.${from >> 8}.${from & 255}` },
			body: () => JSON.stringify({ email: `${uuidv7()}@twexel.test`, password: 'no password of anybody' })
		};
	};
	const calm: number[] = [];
	const flooded: number[] = [];
	const answered = new Map<number, number>();
	await tail();
	for (let round = 0; round < rounds; round++) {
		calm.push(await tail());
		const flooding = openLoop(bed.product.url, signIn, { ...wish, perSecond: floodPerSecond });
		flooded.push(await tail());
		for (const [status, count] of (await flooding).failed)
			answered.set(status, (answered.get(status) ?? 0) + count);
	}
	const times = flooded.map((one, round) => one / (calm[round] ?? 1));
	const answers = [...answered].map(([status, count]) => `${count} × ${status}`).join(', ');
	return [
		{
			what: `p99 of reads in a flood of ${floodPerSecond} sign-ins a second, ms`,
			measured: `${told(calm)} → ${told(flooded)}, ${median(times).toFixed(1)} × (answered ${answers})`,
			target: '≤ 2 ×',
			isMet: median(times) <= 2
		}
	];
}

/** What is left of a hundred thousand requests. */
async function memory(bed: Bed): Promise<Figure[]> {
	const half = 50_000 * part;
	const sizes: number[] = [];
	while (sizes.length < 2) {
		await closedLoop(bed.product.url, () => listOf(bed), { callers: 50, seconds: 600, most: half });
		await sleep(2000);
		sizes.push(await bed.memory());
	}
	const [middle = 0, end = 0] = sizes;
	const measured = `${middle.toFixed(0)} MB after ${half}, ${end.toFixed(0)} MB after ${half * 2}`;
	return [
		{
			what: 'memory of the process',
			measured,
			target: '≤ 250 MB, flat',
			isMet: end <= 250 && end <= middle * 1.1
		}
	];
}

await ensureBuilt(say);
const load = () =>
	loadavg()
		.map((value) => value.toFixed(1))
		.join(' ');
say(
	`${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}; load before: ${load()}.`
);
const bed = await makeBed();
try {
	const figures: Figure[] = [];
	for (const measure of [throughput, mix, flood, memory]) figures.push(...(await measure(bed)));
	say(printed(targets('API', figures, [`Load after: ${load()}.`])));
} finally {
	await bed.end();
}
