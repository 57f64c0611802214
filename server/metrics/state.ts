import { statfs } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool } from 'pg';
import { Gauge, Registry } from 'prom-client';
import { jobNames } from '#jobs/catalog.ts';
import type { Deps } from '../core/deps.ts';

/** How long a database that is well takes at most to answer, in milliseconds. */
const patience = 1000;

type Asked = Pick<Deps, 'pool' | 'readers' | 'config'>;
type Show = (name: string, help: string, value: number, labels?: Record<string, string>) => void;

/**
 * What is so at the moment that somebody looks: the queue, what is unclear, the database, the disk. Made anew for each look, so that what cannot be
 * known now is left out and nothing old stands in its place.
 */
export async function stateNow(deps: Asked): Promise<string> {
	const registry = new Registry();
	const gauges = new Map<string, Gauge>();
	const show: Show = (name, help, value, labels = {}) => {
		const made = { name: `twexel_${name}`, help, labelNames: Object.keys(labels), registers: [registry] };
		const gauge = gauges.get(name) ?? new Gauge(made);
		gauges.set(name, gauge);
		gauge.set(labels, value);
	};
	showPool(show, 'main', deps.pool);
	showPool(show, 'readers', deps.readers.pool);
	await showDisk(show, deps.config.dataDir);
	const known = await Promise.race([askDatabase(deps.pool), sleep(patience, null, { ref: false })]);
	show('pg_up', 'Whether the database answers.', known ? 1 : 0);
	if (known) showDatabase(show, known);
	return registry.metrics();
}

interface Queue {
	queue: string;
	depth: number;
	oldest: number;
}

interface Known {
	unknown: number;
	unknownAge: number;
	needsReview: number;
	connections: number;
	mostConnections: number;
	walBytes: number;
	deadRows: number;
	skew: number;
	queues: Queue[];
}

/** Null where the database cannot be asked. */
async function askDatabase(pool: Pool): Promise<Known | null> {
	try {
		const { rows } = await pool.query<Known & { now: number }>({
			...{ name: 'metrics_of_state', text: state, values: [jobNames] }
		});
		const [row] = rows;
		return row ? { ...row, skew: Date.now() / 1000 - row.now } : null;
	} catch {
		return null;
	}
}

/** The jobs by the same terms as the worker's own fetch; what is unclear, since the oldest of the sends that nobody knows the end of. */
const state = `
	with unclear as (
		select p.status, (select min(a.started_at) from attempts a
			where a.publication_id = p.id and a.outcome in ('unknown', 'sending')) as since
		from publications p where p.status in ('verifying', 'needs_review')
	), queues as (
		select asked.name as queue, ready.depth, ready.oldest
		from unnest($1::text[]) as asked(name) cross join lateral (
			select count(*)::int as depth,
				coalesce(extract(epoch from clock_timestamp() - min(start_after)), 0)::float8 as oldest
			from jobs.job where job.name = asked.name and state < 'active' and not blocked and start_after < now()
		) as ready
	)
	select
		count(*) filter (where status = 'verifying')::int as "unknown",
		coalesce(extract(epoch from clock_timestamp() - min(since) filter (where status = 'verifying')), 0)::float8
			as "unknownAge",
		count(*) filter (where status = 'needs_review')::int as "needsReview",
		(select count(*)::int from pg_stat_activity where backend_type = 'client backend') as connections,
		current_setting('max_connections')::int as "mostConnections",
		(select wal_bytes::float8 from pg_stat_wal) as "walBytes",
		(select coalesce(sum(n_dead_tup), 0)::float8 from pg_stat_user_tables) as "deadRows",
		extract(epoch from clock_timestamp())::float8 as now,
		(select jsonb_agg(queues) from queues) as queues
	from unclear`;

function showDatabase(show: Show, known: Known): void {
	for (const { queue, depth, oldest } of known.queues) {
		show('job_queue_depth', 'Jobs that could be begun now.', depth, { queue });
		show('job_oldest_ready_seconds', 'How long the oldest of them could have been.', oldest, { queue });
	}
	show('publish_unknown', 'Publications of which nobody knows yet whether they are out.', known.unknown);
	show('publish_unknown_age_seconds', 'How old the oldest of these is.', known.unknownAge);
	show('publish_needs_review', 'Publications about which a person is asked.', known.needsReview);
	show('pg_connections', 'Connections to the database, of everybody.', known.connections);
	show('pg_max_connections', 'How many there may be.', known.mostConnections);
	show('pg_wal_bytes', 'What the database has written to its log since it counts.', known.walBytes);
	show('pg_dead_tuples', 'Rows that wait to be cleared away.', known.deadRows);
	show('clock_skew_seconds', 'How far this machine’s clock is ahead of the database’s.', known.skew);
}

function showPool(show: Show, pool: string, { totalCount, idleCount, waitingCount }: Pool): void {
	const help = 'Connections of this process to the database.';
	show('pg_pool_connections', help, totalCount - idleCount, { pool, state: 'used' });
	show('pg_pool_connections', help, idleCount, { pool, state: 'idle' });
	show('pg_pool_waiting', 'Who waits for one of them.', waitingCount, { pool });
}

async function showDisk(show: Show, folder: string): Promise<void> {
	const disk = await statfs(folder).catch(() => null);
	if (!disk) return;
	show('disk_free_bytes', 'Room that is left where DATA_DIR lies.', disk.bavail * disk.bsize);
	show('disk_size_bytes', 'All the room there.', disk.blocks * disk.bsize);
}
