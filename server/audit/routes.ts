import { createRoute, z } from '@hono/zod-openapi';
import { stream } from 'hono/streaming';
import { Refusal } from '#sync/errors.ts';
import { id } from '#sync/records/fields.ts';
import { signedIn } from '../auth/signed-in.ts';
import { access } from '../core/guard.ts';
import { jsonAnswer, newRoutes, problems } from '../core/http.ts';
import { fromCursor, page, pageOf, pageQuery } from '../core/paging.ts';
import { auditEntry, auditFilter, auditVerdict } from './bodies.ts';
import { listEntries } from './entries.ts';
import { exported } from './export.ts';
import { record } from './record.ts';
import { verify } from './verify.ts';

const ofOwner = { tags: ['audit'], middleware: signedIn };
const params = z.object({ id });
const refused = problems('unauthorized', 'forbidden', 'not_found', 'validation_failed');

const list = createRoute({
	...ofOwner,
	method: 'get',
	path: '/{id}/audit',
	request: { params, query: auditFilter.extend(pageQuery) },
	responses: { 200: jsonAnswer('Who did what, the newest first', pageOf(auditEntry)), ...refused }
});

const check = createRoute({
	...ofOwner,
	method: 'get',
	path: '/{id}/audit/verify',
	request: { params },
	responses: { 200: jsonAnswer('Whether the chain is whole', auditVerdict), ...refused }
});

/** A POST, because that somebody took the log away is an entry of it. */
const take = createRoute({
	...ofOwner,
	method: 'post',
	path: '/{id}/audit/export',
	request: { params, query: z.object({ format: z.enum(['csv', 'jsonl']).default('csv') }) },
	responses: {
		200: {
			description: 'All of it',
			content: { 'text/csv': { schema: z.string() }, 'application/x-ndjson': { schema: z.string() } }
		},
		...refused
	}
});

export const auditRoutes = newRoutes()
	.openapi(list, async (context) => {
		const { db } = context.get('deps');
		const { id } = context.req.valid('param');
		const { limit, cursor, ...filter } = context.req.valid('query');
		await access(db, context.get('caller').userId, id, 'audit.read');
		const rows = await listEntries(db, id, filter, limit + 1, numberIn(cursor));
		return context.json(
			page(rows, limit, (last) => String(last.number)),
			200
		);
	})
	.openapi(check, async (context) => {
		const { db } = context.get('deps');
		const { id } = context.req.valid('param');
		await access(db, context.get('caller').userId, id, 'audit.read');
		return context.json(await verify(db, id), 200);
	})
	.openapi(take, async (context) => {
		const deps = context.get('deps');
		const { id } = context.req.valid('param');
		const { format } = context.req.valid('query');
		await deps.db.transaction(async (tx) => {
			await access(tx, context.get('caller').userId, id, 'audit.read');
			await record(tx, deps, { projectId: id, action: 'audit.exported', details: { format } });
		});
		context.header(
			'content-type',
			`${format === 'csv' ? 'text/csv' : 'application/x-ndjson'}; charset=utf-8`
		);
		context.header('content-disposition', `attachment; filename="audit-${id}.${format}"`);
		return stream(context, async (out) => {
			for await (const piece of exported(deps.db, id, format)) await out.write(piece);
		});
	});

function numberIn(cursor: string | undefined): number | undefined {
	if (cursor === undefined) return undefined;
	const number = Number(fromCursor(cursor));
	if (Number.isSafeInteger(number)) return number;
	const errors = [{ path: 'cursor', code: 'invalid', message: 'not a cursor of this list' }];
	throw new Refusal('validation_failed', { errors });
}
