import { sql } from 'drizzle-orm';
import type { Pool } from 'pg';
import { fromDrizzle, PgBoss } from 'pg-boss';
import type { Tx } from '#db/client.ts';
import { catalog, jobNames, type JobName, type PayloadOf } from './catalog.ts';
import type { Job } from './job.ts';

/** Adds a job inside a transaction: the queue's table is the outbox, so the job exists exactly when the rows do. */
export type Enqueue = <Name extends JobName>(tx: Tx, name: Name, payload: PayloadOf<Name>) => Promise<void>;

export type EnqueueAll = <Name extends JobName>(
	tx: Tx,
	name: Name,
	payloads: PayloadOf<Name>[]
) => Promise<void>;

export interface Queue {
	boss: PgBoss;
	enqueue: Enqueue;
	enqueueAll: EnqueueAll;
	/** The kinds of which a job may be begun now: asking for each kind by itself would be a query a second for every one of them. */
	ready(): Promise<JobName[]>;
	stop(): Promise<void>;
}

/** Where a job's data names the request that asked for it, so that the worker's log lines name it too. */
export const requestMark = '$request';

/**
 * Opens the queue over the program's own connections; `isWorker` also keeps house in it. `requestNow` says which request is being answered,
 * if any is.
 */
export async function openQueue(
	pool: Pool,
	isWorker: boolean,
	onError: (error: Error) => void,
	requestNow: () => string | undefined = () => undefined
): Promise<Queue> {
	const marked = (payload: unknown): object => {
		const request = requestNow();
		// The cast: every payload is an object.
		return { ...(payload as object), ...(request === undefined ? {} : { [requestMark]: request }) };
	};
	const boss = new PgBoss({
		db: { executeSql: (text: string, values?: unknown[]) => pool.query(text, values) },
		schema: 'jobs',
		supervise: isWorker,
		schedule: false
	});
	boss.on('error', onError);
	await boss.start();
	for (const name of jobNames) await createQueue(boss, name);
	return {
		boss,
		async enqueue(tx, name, payload) {
			// The cast: the compiler does not see that a job and its payload were named together.
			const definition = catalog[name] as Job<PayloadOf<typeof name>>;
			await boss.send(name, marked(definition.payload.parse(payload)), {
				singletonKey: definition.keyOf(payload),
				db: fromDrizzle(tx, sql)
			});
		},
		async enqueueAll(tx, name, payloads) {
			// The cast: as above.
			const { payload, keyOf } = catalog[name] as Job<PayloadOf<typeof name>>;
			if (payloads.length === 0) return;
			const jobs = payloads.map((one) => ({ data: marked(payload.parse(one)), singletonKey: keyOf(one) }));
			await boss.insert(name, jobs, { db: fromDrizzle(tx, sql) });
		},
		async ready() {
			const { rows } = await pool.query<{ name: JobName }>({
				...{ name: 'what_is_ready', text: whatIsReady, values: [jobNames] }
			});
			return rows.map(({ name }) => name);
		},
		stop: () => boss.stop({ graceful: false, close: false })
	};
}

/** By the same terms as the library's own fetch. */
const whatIsReady = `
	select asked.name from unnest($1::text[]) as asked(name) where exists (
		select from jobs.job where job.name = asked.name and state < 'active' and not blocked and start_after < now()
	)`;

/** "short": of one key only one job waits, while a dead worker's running one does not hold up the next. */
const createQueue = (boss: PgBoss, name: JobName): Promise<void> =>
	boss.createQueue(name, {
		policy: 'short',
		expireInSeconds: catalog[name].expiresAfter,
		retryLimit: catalog[name].retries,
		retryDelay: 5,
		retryBackoff: true,
		deleteAfterSeconds: 3600
	});
