import { and, eq, isNotNull, sql } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { prepared } from '#db/prepared.ts';
import { buckets, publications, type Wish } from '#db/schema.ts';
import type { Deps } from '../core/deps.ts';
import { allot, type Asking } from './allot.ts';
import { roomFor } from './room-for.ts';
import { keepLedger, readLedger } from './ledger.ts';

/** So far ahead turns are given, in milliseconds: more than a worker's pause between two looks, and little enough for who comes late. */
const ahead = 2000;
/** Nobody is told of a turn that is farther away, in milliseconds. */
const farthest = 600_000;
/** How long a turn that was given stands, in milliseconds: what was not sent by then stands in the queue again. */
const turnStands = 15_000;
/** Of a channel and of a project no more than could be sent in that time; of all of them, what one look can judge. */
const ofChannel = 6;
const ofProject = 64;
const ofAll = 500;

/** Gives the next turns of every queue that has used up the last ones. Gives how many. */
export async function callUp(deps: Deps): Promise<number> {
	const now = deps.clock.now();
	const half = new Date(now.getTime() + ahead / 2).toISOString();
	let called = 0;
	for (const { lane } of await freeLanes(deps.db).execute({ half })) {
		if (lane !== null) called += await deps.write((tx) => callLane(tx, deps, lane));
	}
	return called;
}

const freeLanes = prepared((db) =>
	db
		.selectDistinct({ lane: publications.lane })
		.from(publications)
		.innerJoin(buckets, eq(buckets.key, publications.lane))
		.where(
			and(
				eq(publications.status, 'pending'),
				isNotNull(publications.lane),
				sql`greatest(${buckets.freeAt}, ${buckets.pausedUntil}) < ${sql.placeholder('half')}::timestamptz`
			)
		)
		.prepare('free_lanes')
);

async function callLane(tx: Tx, deps: Deps, lane: string): Promise<number> {
	const [mine] = await tx
		.select({ key: buckets.key })
		.from(buckets)
		.where(eq(buckets.key, lane))
		.for('update', { skipLocked: true });
	if (!mine) return 0;
	const waiting = await firstOf(tx, lane);
	const ledger = await readLedger(tx, waiting);
	const now = deps.clock.now();
	const most = (await roomFor(tx, [lane])).get(lane) ?? 0;
	const slots = allot(waiting, ledger, { now, until: new Date(now.getTime() + ahead), most });
	await keepLedger(tx, ledger);
	await give(tx, now, slots);
	await deps.enqueueAll(
		tx,
		'deliver',
		[...slots.keys()].map((publicationId) => ({ publicationId }))
	);
	// Who was expected by now and is not called yet is told a new time.
	const overdue = waiting.filter(({ id, dueAt }) => !slots.has(id) && dueAt <= now);
	const until = new Date(now.getTime() + farthest);
	await expectLater(tx, now, allot(overdue, new Map(ledger), { now, until }));
	return slots.size;
}

/** The front of the queue, with those ahead whose project was served longest ago. What somebody else is just changing is left out. */
async function firstOf(tx: Tx, lane: string): Promise<(Asking & { dueAt: Date })[]> {
	const { rows } = await tx.execute<{ id: string; project_id: string; wish: Wish; due_at: Date }>(sql`
		select id, project_id, wish, due_at from publications where id in (
			select id from (
				select id, project_id, row_number() over (partition by project_id order by planned_at, id) as place
				from (
					select id, project_id, planned_at,
						row_number() over (partition by account_id order by planned_at, id) as place
					from publications where lane = ${lane} and status = 'pending'
				) as by_channel where place <= ${ofChannel}
			) as by_project
			left join buckets turn on turn.key = ${`${lane} for `} || project_id
			where place <= ${ofProject} order by place, turn.free_at nulls first limit ${ofAll}
		) order by planned_at, id for update skip locked`);
	return rows.map(({ id, project_id, wish, due_at }) => ({
		...{ id, projectId: project_id, wish },
		dueAt: new Date(due_at)
	}));
}

async function give(tx: Tx, now: Date, slots: Map<string, Date>): Promise<void> {
	if (slots.size === 0) return;
	const stands = sql`slot.at + make_interval(secs => ${turnStands / 1000})`;
	await tx.execute(sql`
		update publications p set lane = null, due_at = slot.at, turn_until = ${stands}, ${fresh(now)}
		from (values ${valuesOf(slots)}) as slot (id, at) where p.id = slot.id`);
}

async function expectLater(tx: Tx, now: Date, slots: Map<string, Date>): Promise<void> {
	if (slots.size === 0) return;
	await tx.execute(sql`
		update publications p set due_at = slot.at, ${fresh(now)}
		from (values ${valuesOf(slots)}) as slot (id, at) where p.id = slot.id`);
}

const fresh = (now: Date) => sql`updated_at = ${now.toISOString()}, write_id = gen_random_uuid()::text`;

const valuesOf = (slots: Map<string, Date>) =>
	sql.join(
		[...slots].map(([id, at]) => sql`(${id}::uuid, ${at.toISOString()}::timestamptz)`),
		sql`, `
	);
