import { z } from '@hono/zod-openapi';
import { auditActions, auditGroups, auditTargets } from '#sync/records/audit.ts';
import { id, instant } from '#sync/records/fields.ts';

/** Which entries are asked for. `q` is looked for in names, addresses and details. */
export const auditFilter = z.object({
	group: z.enum(auditGroups).optional(),
	actorId: id.optional(),
	from: instant.optional(),
	to: instant.optional(),
	q: z.string().trim().max(200).optional()
});

export const auditEntry = z.object({
	id,
	number: z.int(),
	at: instant,
	action: z.enum(auditActions),
	actor: z.object({ id, name: z.string(), email: z.string() }).nullable(),
	target: z.object({ kind: z.enum(auditTargets), id: z.string(), name: z.string() }).nullable(),
	details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
	address: z.string(),
	userAgent: z.string(),
	requestId: z.string().nullable(),
	before: z.string().nullable(),
	after: z.string().nullable(),
	previous: z.string(),
	hash: z.string()
});

export const auditVerdict = z.object({
	isWhole: z.boolean(),
	entries: z.int(),
	brokenAt: z.int().nullable(),
	head: z.string()
});
