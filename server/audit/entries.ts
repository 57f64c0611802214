import { and, desc, eq, gte, ilike, inArray, isNotNull, lt, lte, or, sql, type SQL } from 'drizzle-orm';
import type { z } from '@hono/zod-openapi';
import type { Db, Tx } from '#db/client.ts';
import { auditLog, auditTraces, users } from '#db/schema.ts';
import { auditActions, type AuditAction, type AuditEntry } from '#sync/records/audit.ts';
import type { auditFilter } from './bodies.ts';

type Filter = z.output<typeof auditFilter>;

/** Entries of one chain, the newest first, from before the numbered one. */
export async function listEntries(
	db: Db | Tx,
	scope: string,
	filter: Filter,
	limit: number,
	before?: number
): Promise<AuditEntry[]> {
	const rows = await db
		.select({ entry: auditLog, trace: auditTraces, name: users.name, email: users.email })
		.from(auditLog)
		.leftJoin(auditTraces, eq(auditTraces.entryId, auditLog.id))
		.leftJoin(users, eq(users.id, auditLog.actorId))
		.where(
			and(
				eq(auditLog.scope, scope),
				isNotNull(auditLog.number),
				before === undefined ? undefined : lt(auditLog.number, before),
				...conditions(filter)
			)
		)
		.orderBy(desc(auditLog.number))
		.limit(limit);
	return rows.map(({ entry, trace, name, email }) => ({
		id: entry.id,
		number: entry.number ?? 0,
		at: entry.at.toISOString(),
		action: entry.action,
		actor: entry.actorId === null ? null : { id: entry.actorId, name: name ?? '', email: email ?? '' },
		target:
			entry.targetKind === null
				? null
				: { kind: entry.targetKind, id: entry.targetId ?? '', name: trace?.targetName ?? '' },
		details: entry.details,
		address: trace?.address ?? '',
		userAgent: trace?.userAgent ?? '',
		requestId: entry.requestId,
		before: entry.beforeHash,
		after: entry.afterHash,
		previous: entry.previous ?? '',
		hash: entry.hash ?? ''
	}));
}

function conditions({ group, actorId, from, to, q }: Filter): (SQL | undefined)[] {
	const pattern = q ? `%${q.replaceAll(/[\\%_]/g, '\\$&')}%` : undefined;
	return [
		group && inArray(auditLog.action, actionsOf(group)),
		actorId === undefined ? undefined : eq(auditLog.actorId, actorId),
		from === undefined ? undefined : gte(auditLog.at, new Date(from)),
		to === undefined ? undefined : lte(auditLog.at, new Date(to)),
		pattern === undefined
			? undefined
			: or(
					ilike(auditTraces.targetName, pattern),
					ilike(auditTraces.address, pattern),
					ilike(users.name, pattern),
					ilike(users.email, pattern),
					sql`${auditLog.details}::text ilike ${pattern}`
				)
	];
}

const actionsOf = (group: string): AuditAction[] =>
	auditActions.filter((action) => action.startsWith(`${group}.`));
