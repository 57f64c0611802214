import { sql } from 'drizzle-orm';
import { bigint, index, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { auditTargets, type AuditAction, type AuditDetails } from '#sync/records/audit.ts';
import { instant, primaryId } from '../columns.ts';

/**
 * Who did what, never changed and never deleted: a trigger refuses both. Entries of one scope are chained by their hashes, at the end of the
 * transaction that writes them. See the migration that makes audit_chain().
 */
export const auditLog = pgTable(
	'audit_log',
	{
		id: primaryId(),
		/** The project's id; no foreign key, since the log outlives what it is about. Of what belongs to no project: `noProject`. */
		scope: uuid('scope').notNull(),
		at: instant('at').notNull(),
		action: text('action').$type<AuditAction>().notNull(),
		/** Null for the program itself. The id alone: who that was stands in the traces, and can be erased. */
		actorId: uuid('actor_id'),
		targetKind: text('target_kind', { enum: auditTargets }),
		targetId: text('target_id'),
		details: jsonb('details').$type<AuditDetails>().notNull().default({}),
		beforeHash: text('before_hash'),
		afterHash: text('after_hash'),
		requestId: text('request_id'),
		/** What stands in the traces, salted and hashed: it is proved by this while it is there, and gives nothing away once it is gone. */
		traceHash: text('trace_hash').notNull(),
		number: bigint('number', { mode: 'number' }),
		previous: text('previous'),
		hash: text('hash')
	},
	(table) => [
		uniqueIndex('audit_log_chain').on(table.scope, table.number),
		index('audit_log_actor').on(table.actorId),
		index('audit_log_open')
			.on(table.scope)
			.where(sql`hash is null`)
	]
);

/** What an entry says of people: erased with them, while the chain stays whole. */
export const auditTraces = pgTable(
	'audit_traces',
	{
		entryId: uuid('entry_id')
			.primaryKey()
			.references(() => auditLog.id, { onDelete: 'cascade' }),
		salt: text('salt').notNull(),
		address: text('address').notNull(),
		userAgent: text('user_agent').notNull(),
		targetName: text('target_name').notNull(),
		actorId: uuid('actor_id'),
		/** Whom it was done to. */
		personId: uuid('person_id')
	},
	(table) => [index('audit_traces_actor').on(table.actorId), index('audit_traces_person').on(table.personId)]
);

/** The end of each chain, so that a chain whose end was cut off is no whole one. */
export const auditHeads = pgTable('audit_heads', {
	scope: uuid('scope').primaryKey(),
	number: bigint('number', { mode: 'number' }).notNull().default(0),
	hash: text('hash').notNull().default('')
});
