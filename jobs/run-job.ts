import { inArray } from 'drizzle-orm';
import { publications } from '#db/schema.ts';
import type { Deps } from '#server/core/deps.ts';
import { isDatabaseAway } from '#server/core/failures.ts';
import { within } from '#server/core/origin.ts';
import { perDeps } from '#server/core/per-deps.ts';
import { secondsSince } from '#server/metrics/instruments.ts';
import { catalog, type JobName, type PayloadOf } from './catalog.ts';
import { requestMark } from './enqueue.ts';
import type { Handler } from './handler.ts';
import { handlers } from './handlers.ts';
import { together } from './together.ts';

/** A job as the queue gave it: nothing in `data` is believed yet. */
export interface Taken {
	name: JobName;
	id: string;
	data: unknown;
}

/**
 * Does a job at its instant, and tells the queue. One that was stopped while it waited is handed back: the next worker is to have it
 * at once, and not only after this one's time is over.
 */
export const runJob = (
	deps: Deps,
	taken: Taken,
	signal: AbortSignal,
	hold: (dueAt: Date) => Promise<void>
): Promise<void> =>
	within({ requestId: requestOf(taken.data), jobId: taken.id }, () => run(deps, taken, signal, hold));

async function run(
	deps: Deps,
	{ name, id, data }: Taken,
	signal: AbortSignal,
	hold: (dueAt: Date) => Promise<void>
): Promise<void> {
	const { boss } = deps.queue;
	const takenAt = performance.now();
	let startedAt = takenAt;
	let outcome: 'done' | 'handed_back' | 'failed' = 'done';
	try {
		const payload = catalog[name].payload.parse(data);
		const dueAt =
			name === 'deliver' && 'publicationId' in payload
				? await dueAtOf(deps)(payload.publicationId)
				: undefined;
		if (dueAt && dueAt > deps.clock.now()) {
			await hold(dueAt);
			startedAt = performance.now();
		}
		if (signal.aborted) {
			outcome = 'handed_back';
			await handBack(deps, name, payload);
		}
		// The cast: the payload has just been parsed by this very job's schema.
		else await (handlers[name] as Handler<JobName>)(deps, payload as never, signal);
		await completerOf(deps)({ name, id });
		deps.log.debug({ job: name, ms: Math.round(performance.now() - takenAt) }, 'job');
	} catch (error) {
		outcome = 'failed';
		deps.log.error({ err: error, job: name }, 'a job failed');
		await boss.fail(name, id).catch(() => undefined);
	}
	deps.metrics.jobs.inc({ queue: name, outcome });
	deps.metrics.jobSeconds.observe({ queue: name }, secondsSince(startedAt));
}

/** The request that asked for it, if one did. */
const requestOf = (data: unknown): string | undefined =>
	typeof data === 'object' && data !== null && requestMark in data ? String(data[requestMark]) : undefined;

const handBack = (deps: Deps, name: JobName, payload: PayloadOf<JobName>): Promise<void> =>
	deps.db.transaction((tx) => deps.enqueue(tx, name, payload));

/** A crowd that is due together asks together. */
const many = { most: 500, isHopeless: isDatabaseAway };

/** When a publication is due, if it is there. */
const dueAtOf = perDeps(({ db }) =>
	together(async (ids: string[]) => {
		const { id, dueAt } = publications;
		const known = await db.select({ id, dueAt }).from(publications).where(inArray(id, ids));
		const dueAts = new Map(known.map((one) => [one.id, one.dueAt]));
		return ids.map((one) => dueAts.get(one));
	}, many)
);

const completerOf = perDeps(({ queue: { boss } }) =>
	together(async (done: { name: JobName; id: string }[]) => {
		const byName = Map.groupBy(done, ({ name }) => name);
		for (const [name, all] of byName)
			await boss.complete(
				name,
				all.map(({ id }) => id)
			);
		return done;
	}, many)
);
