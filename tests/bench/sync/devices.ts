import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { Line } from './line.ts';
import { startPeer } from './peer.ts';
import { measure, rate, ratesTable, type Round } from './rates.ts';
import type { Ground, Size } from './run.ts';
import { perPull, perPush, perScreen } from './speech.ts';
import type { Table } from './table.ts';

const scripts = {
	ours: 'our-device.ts',
	'rxdb-server': '../peers/rxdb-device.ts',
	pouchdb: '../peers/pouchdb-device.ts'
};
type Kind = keyof typeof scripts;

/** The same beside each kind's own client: one device brings what it holds, another, empty one takes everything. */
export async function devices({ startBed }: Ground, { rounds, documents }: Size): Promise<Table> {
	const bed = await startBed();
	const { url = '' } = bed.products[0] ?? {};
	const ourRound = async (pull: number) => {
		const anna = await bed.member();
		const project = await bed.project(anna);
		return played('ours', url, documents, [anna.authorization, project, anna.userId, String(pull)]);
	};
	const peerRound = async (kind: 'rxdb-server' | 'pouchdb') => {
		const peer = await startPeer(kind);
		const line = new Line(peer.url);
		try {
			if (kind === 'pouchdb') await line.call('PUT', '/posts');
			return await played(kind, peer.url, documents);
		} finally {
			line.close();
			await peer.stop();
		}
	};
	try {
		// Each peer is a fresh process in each round, so ours is not to be a cold one in its first alone.
		await ourRound(perPull);
		const measured = await measure(
			{
				ours: () => ourRound(perPull),
				[`ours, ${perScreen} a pull`]: () => ourRound(perScreen),
				'rxdb-server 15.22': () => peerRound('rxdb-server'),
				'PouchDB 9': () => peerRound('pouchdb')
			},
			rounds
		);
		return ratesTable(
			`${documents} of the same documents between real devices of each kind, in memory, and their server`,
			measured,
			[
				`Ours: RxDB 17 with ${perPush} a push and ${perPull} a pull. Theirs: RxDB 15.22 and PouchDB 9 with their own replications and defaults.`,
				'Each device is a process of its own; its start and the making of its documents are not counted. What it stores is.',
				`In a browser the app asks for ${perScreen} and sends 250, so that the screen never stands still for a page.`
			],
			{ isGoal: true }
		);
	} finally {
		await bed.end();
	}
}

async function played(kind: Kind, url: string, documents: number, more: string[] = []): Promise<Round> {
	const push = await device(kind, [url, 'push', String(documents), ...more]);
	const pull = await device(kind, [url, 'pull', String(documents), ...more]);
	for (const { documents: held } of [push, pull]) {
		if (held !== documents) throw new Error(`a device of ${kind} holds ${held} of ${documents}`);
	}
	return { push: rate(documents, push.took), pull: rate(documents, pull.took) };
}

async function device(kind: Kind, given: string[]): Promise<{ documents: number; took: number }> {
	const script = fileURLToPath(new URL(scripts[kind], import.meta.url));
	const { stdout } = await promisify(execFile)(process.execPath, [script, ...given]);
	// What the scripts print.
	return JSON.parse(stdout) as { documents: number; took: number };
}
