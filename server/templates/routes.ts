import { createRoute, z } from '@hono/zod-openapi';
import { id } from '#sync/records/fields.ts';
import { template } from '#sync/records/template.ts';
import { signedIn } from '../auth/signed-in.ts';
import { jsonAnswer, jsonBody, newRoutes, problems } from '../core/http.ts';
import { afterId, page, pageOf, pageQuery } from '../core/paging.ts';
import { reading, readingProject } from '../core/read-as.ts';
import { newTemplate, templateChange, templateFilter } from './bodies.ts';
import { changeTemplate, deleteTemplate } from './change-template.ts';
import { createTemplate } from './create-template.ts';
import { templateRecord } from './documents.ts';
import { findTemplate } from './find-template.ts';
import { listTemplates } from './list-templates.ts';

const ofMember = { tags: ['templates'], middleware: signedIn };
const params = z.object({ id });

const list = createRoute({
	...ofMember,
	method: 'get',
	path: '/',
	request: { query: templateFilter.extend(pageQuery) },
	responses: {
		200: jsonAnswer('The newest first', pageOf(template)),
		...problems('unauthorized', 'not_found', 'validation_failed')
	}
});

const read = createRoute({
	...ofMember,
	method: 'get',
	path: '/{id}',
	request: { params },
	responses: { 200: jsonAnswer('The template', template), ...problems('unauthorized', 'not_found') }
});

const create = createRoute({
	...ofMember,
	method: 'post',
	path: '/',
	request: { body: jsonBody(newTemplate) },
	responses: {
		201: jsonAnswer('Made, with the variables of its text', template),
		...problems('unauthorized', 'forbidden', 'not_found', 'already_exists', 'validation_failed')
	}
});

const change = createRoute({
	...ofMember,
	method: 'put',
	path: '/{id}',
	request: { params, body: jsonBody(templateChange) },
	responses: {
		200: jsonAnswer('As it is now', template),
		...problems('unauthorized', 'forbidden', 'not_found', 'validation_failed')
	}
});

const remove = createRoute({
	...ofMember,
	method: 'delete',
	path: '/{id}',
	request: { params },
	responses: { 204: { description: 'Gone' }, ...problems('unauthorized', 'forbidden', 'not_found') }
});

export const templateRoutes = newRoutes()
	.openapi(list, async (context) => {
		const { deps, caller } = { deps: context.get('deps'), caller: context.get('caller') };
		const { limit, cursor, ...filter } = context.req.valid('query');
		const rows = await readingProject(deps, caller.userId, filter.projectId, (db) =>
			listTemplates(db, filter, limit + 1, afterId(cursor))
		);
		const { items, nextCursor } = page(rows, limit, (last) => last.id);
		return context.json({ items: items.map(templateRecord), nextCursor }, 200);
	})
	.openapi(read, async (context) => {
		const { deps, caller } = { deps: context.get('deps'), caller: context.get('caller') };
		const { id } = context.req.valid('param');
		const row = await reading(deps, caller.userId, (db) =>
			findTemplate(db, caller.userId, id, 'project.read')
		);
		return context.json(templateRecord(row), 200);
	})
	.openapi(create, async (context) => {
		const { deps, caller } = { deps: context.get('deps'), caller: context.get('caller') };
		const made = await deps.write((tx) => createTemplate(tx, deps, caller.userId, context.req.valid('json')));
		return context.json(templateRecord(made), 201);
	})
	.openapi(change, async (context) => {
		const { deps, caller } = { deps: context.get('deps'), caller: context.get('caller') };
		const { id } = context.req.valid('param');
		const changed = await deps.write((tx) =>
			changeTemplate(tx, deps, caller.userId, id, context.req.valid('json'))
		);
		return context.json(templateRecord(changed), 200);
	})
	.openapi(remove, async (context) => {
		const { deps, caller } = { deps: context.get('deps'), caller: context.get('caller') };
		await deps.write((tx) => deleteTemplate(tx, deps, caller.userId, context.req.valid('param').id));
		return context.body(null, 204);
	});
