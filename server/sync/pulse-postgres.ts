import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ClientConfig, Pool } from 'pg';
import type { Logger } from 'pino';
import { listen } from './listen.ts';
import type { Pulse } from './pulse.ts';

const channel = 'twexel_changed';
/** The first word of a change goes out at once; what follows within this time is told as one, in milliseconds. */
const pause = 20;
/** How often the counters are looked at, should a word have been lost, in milliseconds. */
const pollEvery = 2000;
/** A NOTIFY holds 8,000 bytes; beyond this many scopes the others look for themselves. */
const mostScopes = 180;

/**
 * The pulse over Postgres. A word is sent after the commit, on a connection of its own: NOTIFY inside a writing transaction takes a
 * lock of the whole cluster until the commit, and was measured to cost two to five times the throughput. A lost word costs two
 * seconds, never a document: the counters are polled as well.
 */
export async function startPulse(options: {
	connection: ClientConfig;
	pool: Pool;
	log: Logger;
}): Promise<Pulse> {
	const { pool, log } = options;
	const me = randomUUID();
	const listeners = new Set<(scopes: ReadonlySet<string>) => void>();
	const watchers = new Set<() => Iterable<string>>();
	const seen = new Map<string, number>();
	let waiting = new Set<string>();
	let telling: Promise<void> | undefined;
	let isStopped = false;

	const hear = (scopes: ReadonlySet<string>) => {
		for (const listener of listeners) listener(scopes);
	};
	const watched = () => new Set([...watchers].flatMap((scopes) => [...scopes()]));

	const line = await listen({
		...{ connection: options.connection, channel, log },
		hear(payload) {
			const [sender, scopes = ''] = payload.split(':');
			if (sender === me) return;
			hear(scopes === '*' ? watched() : new Set(scopes.split(',')));
		},
		again: () => hear(watched())
	});

	/** One word after another, never two at once: they share a connection. */
	async function tellAll(): Promise<void> {
		while (waiting.size > 0) {
			const scopes = waiting;
			waiting = new Set();
			const list = scopes.size > mostScopes ? '*' : [...scopes].join(',');
			try {
				await (line.client() ?? pool).query('select pg_notify($1, $2)', [channel, `${me}:${list}`]);
			} catch (error) {
				log.warn({ err: error }, 'others were not told of a change; they will see it at their next look');
			}
			if (!isStopped) await sleep(pause);
		}
		telling = undefined;
	}

	/** Compares the counters of everything that is watched with what they were at the last look. */
	async function poll(): Promise<void> {
		const scopes = watched();
		if (scopes.size === 0 || isStopped) return;
		try {
			const { rows } = await pool.query<{ id: string; version: string }>(
				'select id, sum(version) as version from sync_scopes where id = any($1::uuid[]) group by id',
				[[...scopes]]
			);
			const moved = rows.filter(({ id, version }) => (seen.get(id) ?? -1) < Number(version));
			for (const { id, version } of moved) seen.set(id, Number(version));
			for (const id of seen.keys()) if (!scopes.has(id)) seen.delete(id);
			if (moved.length > 0) hear(new Set(moved.map(({ id }) => id)));
		} catch (error) {
			log.warn({ err: error }, 'the counters could not be read');
		}
	}
	const poller = setInterval(() => void poll(), pollEvery);
	poller.unref();

	return {
		changed(scopes) {
			hear(new Set(scopes));
			for (const scope of scopes) waiting.add(scope);
			telling ??= tellAll();
		},
		hear(listener) {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
		watch(scopes) {
			watchers.add(scopes);
			return () => watchers.delete(scopes);
		},
		async stop() {
			isStopped = true;
			clearInterval(poller);
			await telling;
			await line.stop();
		}
	};
}
