import { eq, sql } from 'drizzle-orm';
import type { Db, Tx } from '#db/client.ts';
import { auditHeads } from '#db/schema.ts';
import { hashOfTrace, type Trace } from './hashes.ts';

/** `brokenAt`: the first entry that is not as it was written, or is missing; of a log whose end was cut off, the number after the last. */
export interface Verdict {
	isWhole: boolean;
	entries: number;
	brokenAt: number | null;
	/** The hash that the chain ends with: whoever has noted it can tell later that nothing before it has changed. */
	head: string;
}

const batch = 1000;

/** Reads a whole chain and computes it anew. */
export async function verify(db: Db | Tx, scope: string): Promise<Verdict> {
	let entries = 0;
	let head = '';
	for (;;) {
		const rows = await after(db, scope, entries);
		for (const row of rows) {
			const expected = entries + 1;
			const isRight =
				row.number === expected && row.previous === head && row.hash === row.computed && isTraceRight(row);
			if (!isRight) return { isWhole: false, entries, brokenAt: expected, head };
			entries = expected;
			head = row.hash;
		}
		if (rows.length < batch) break;
	}
	const [end] = await db.select().from(auditHeads).where(eq(auditHeads.scope, scope));
	const isWhole = (end?.number ?? 0) === entries && (end?.hash ?? '') === head;
	return { isWhole, entries, brokenAt: isWhole ? null : entries + 1, head };
}

interface Link {
	[column: string]: unknown;
	number: number;
	previous: string;
	hash: string;
	computed: string;
	trace_hash: string;
	trace: Trace | null;
}

async function after(db: Db | Tx, scope: string, number: number): Promise<Link[]> {
	const { rows } = await db.execute<Link>(sql`
		select log.number::int as number, log.previous, log.hash, audit_hash(log) as computed, log.trace_hash,
			case when trace.entry_id is null then null else jsonb_build_object('salt', trace.salt, 'address', trace.address,
				'userAgent', trace.user_agent, 'targetName', trace.target_name) end as trace
		from audit_log log left join audit_traces trace on trace.entry_id = log.id
		where log.scope = ${scope} and log.number > ${number} and log.hash is not null
		order by log.number limit ${batch}`);
	return rows;
}

/** A trace that was erased proves nothing and says nothing. */
const isTraceRight = ({ trace, trace_hash }: Link): boolean =>
	trace === null || hashOfTrace(trace) === trace_hash;
