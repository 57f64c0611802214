import { eq } from 'drizzle-orm';
import { publications } from '#db/schema.ts';
import type { Deps } from '#server/core/deps.ts';
import { catalog, type JobName, type PayloadOf } from './catalog.ts';
import type { Handler } from './handler.ts';
import { handlers } from './handlers.ts';

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
export async function runJob(
	deps: Deps,
	{ name, id, data }: Taken,
	signal: AbortSignal,
	hold: (dueAt: Date) => Promise<void>
): Promise<void> {
	const { boss } = deps.queue;
	try {
		const payload = catalog[name].payload.parse(data);
		const dueAt =
			name === 'deliver' && 'publicationId' in payload
				? await dueAtOf(deps, payload.publicationId)
				: undefined;
		if (dueAt && dueAt > deps.clock.now()) await hold(dueAt);
		if (signal.aborted) await handBack(deps, name, payload);
		// The cast: the payload has just been parsed by this very job's schema.
		else await (handlers[name] as Handler<JobName>)(deps, payload as never, signal);
		await boss.complete(name, id);
	} catch (error) {
		deps.log.error({ err: error, job: name }, 'a job failed');
		await boss.fail(name, id).catch(() => undefined);
	}
}

const handBack = (deps: Deps, name: JobName, payload: PayloadOf<JobName>): Promise<void> =>
	deps.db.transaction((tx) => deps.enqueue(tx, name, payload));

async function dueAtOf({ db }: Deps, publicationId: string): Promise<Date | undefined> {
	const [known] = await db
		.select({ dueAt: publications.dueAt })
		.from(publications)
		.where(eq(publications.id, publicationId));
	return known?.dueAt;
}
