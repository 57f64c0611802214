import { setTimeout as sleep } from 'node:timers/promises';
import type { Bed } from './bed.ts';
import type { Ground, Size } from './run.ts';
import { Line } from './line.ts';
import { startPeer } from './peer.ts';
import { measure, rate, ratesTable, type Rates } from './rates.ts';
import { ours, perPull, perPush, postsOf, pouchdb, rxdbServer, type Speech } from './speech.ts';
import type { Table } from './table.ts';

/** Thousands of documents pushed by one device and pulled by another, ours beside its peers, in turn. */
export async function throughput({ startBed }: Ground, { rounds, documents }: Size): Promise<Table> {
	const bed = await startBed();
	try {
		const sides = {
			ours: () => ourRound(bed, ours(), documents),
			'ours, 100 at once': () => ourRound(bed, ours(100, 100), documents),
			'rxdb-server 15.22': () => peerRound('rxdb-server', rxdbServer, documents),
			'PouchDB 9': () => peerRound('pouchdb', pouchdb, documents)
		};
		// What just-in-time compilers and caches need, none of which is measured.
		for (const speech of [ours(), ours(100, 100)]) await ourRound(bed, speech, Math.min(documents, 2000));
		const measured = await measure(sides, rounds);
		const { rows } = await bed.pool.query<{ fsync: string; commit: string }>(
			`select current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit`
		);
		return tableOf(documents, measured, rows[0]);
	} finally {
		await bed.end();
	}
}

/** Into a project of its own, and by a person of its own, so that each round starts from nothing. */
async function ourRound(bed: Bed, speech: Speech, documents: number) {
	const [product] = bed.products;
	const anna = await bed.member();
	const project = await bed.project(anna);
	const line = new Line(product?.url ?? '', { authorization: anna.authorization });
	try {
		return await timed(line, speech, documents, project, anna.userId);
	} finally {
		line.close();
	}
}

async function peerRound(name: 'rxdb-server' | 'pouchdb', speech: Speech, documents: number) {
	const peer = await startPeer(name);
	const line = new Line(peer.url);
	try {
		// Warm as ours is: two thousand documents first, which are pulled with the rest.
		if (name === 'pouchdb') await line.call('PUT', '/posts');
		const before = Math.min(documents, 2000);
		await speech.push(line, postsOf(before));
		await speech.pull(line);
		await sleep(100);
		return await timed(line, speech, documents, undefined, undefined, before);
	} finally {
		line.close();
		await peer.stop();
	}
}

/** Documents a second, each way. `before` is how many were there already: they are pulled too, and counted. */
async function timed(
	line: Line,
	speech: Speech,
	documents: number,
	projectId?: string,
	createdBy?: string,
	before = 0
): Promise<{ push: number; pull: number }> {
	const posts = postsOf(documents, projectId, createdBy);
	const pushBegan = performance.now();
	await speech.push(line, posts);
	const pushed = performance.now();
	const pulled = await speech.pull(line);
	const ended = performance.now();
	if (pulled !== documents + before) throw new Error(`pulled ${pulled} of ${documents + before}`);
	return { push: rate(documents, pushed - pushBegan), pull: rate(pulled, ended - pushed) };
}

function tableOf(
	documents: number,
	measured: Map<string, Rates>,
	settings: { fsync: string; commit: string } | undefined
): Table {
	const size = Buffer.byteLength(JSON.stringify(postsOf(1)[0]));
	return ratesTable(
		`${documents} documents of ${(size / 1000).toFixed(1)} kB pushed and pulled by one device over HTTP`,
		measured,
		[
			`Ours: PostgreSQL with fsync ${settings?.fsync ?? '?'}, synchronous_commit ${settings?.commit ?? '?'}. The peers: in memory.`,
			`Batches: ours ${perPush} a push and ${perPull} a pull; the peers 100 and 100, their defaults.`,
			'Each by the raw protocol of its kind on one kept-alive connection, each server in a process of its own, warmed up.',
			'What the servers alone can do, of which the peers keep nothing on a disk; the target is that of devices, below.'
		],
		{ isGoal: false }
	);
}
