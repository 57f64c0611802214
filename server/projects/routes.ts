import { createRoute, z } from '@hono/zod-openapi';
import { id } from '#sync/records/fields.ts';
import { project } from '#sync/records/project.ts';
import { signedIn } from '../auth/signed-in.ts';
import { access } from '../core/guard.ts';
import { jsonAnswer, jsonBody, newRoutes, problems } from '../core/http.ts';
import { afterId, page, pageOf, pageQuery } from '../core/paging.ts';
import { newProject, projectChange } from './bodies.ts';
import { createProject } from './create-project.ts';
import { deleteProject } from './delete-project.ts';
import { projectRecord } from './documents.ts';
import { listProjects } from './list-projects.ts';
import { updateProject } from './update-project.ts';
import { reading } from '../core/read-as.ts';

const ofMember = { tags: ['projects'], middleware: signedIn };
const params = z.object({ id });

const list = createRoute({
	...ofMember,
	method: 'get',
	path: '/',
	request: { query: z.object(pageQuery) },
	responses: { 200: jsonAnswer('The oldest first', pageOf(project)), ...problems('unauthorized') }
});

const create = createRoute({
	...ofMember,
	method: 'post',
	path: '/',
	request: { body: jsonBody(newProject) },
	responses: {
		201: jsonAnswer('Made, with the caller as owner', project),
		...problems('unauthorized', 'already_exists', 'validation_failed')
	}
});

const update = createRoute({
	...ofMember,
	method: 'put',
	path: '/{id}',
	request: { params, body: jsonBody(projectChange) },
	responses: {
		200: jsonAnswer('As it is now', project),
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

export const projectRoutes = newRoutes()
	.openapi(list, async (context) => {
		const { limit, cursor } = context.req.valid('query');
		const { userId } = context.get('caller');
		const rows = await reading(context.get('deps'), userId, (db) =>
			listProjects(db, userId, limit + 1, afterId(cursor))
		);
		return context.json(
			page(rows, limit, (last) => last.id),
			200
		);
	})
	.openapi(create, async (context) => {
		const { deps, caller } = { deps: context.get('deps'), caller: context.get('caller') };
		const made = await deps.write(async (tx) => {
			const row = await createProject(tx, deps, caller.userId, context.req.valid('json'));
			// Its maker may have been given another role since, when this is a repeated request.
			return projectRecord(row, await access(tx, caller.userId, row.id, 'project.read'));
		});
		return context.json(made, 201);
	})
	.openapi(update, async (context) => {
		const { deps, caller } = { deps: context.get('deps'), caller: context.get('caller') };
		const { id } = context.req.valid('param');
		const changed = await deps.write(async (tx) => {
			const role = await access(tx, caller.userId, id, 'project.update');
			return projectRecord(await updateProject(tx, deps, id, context.req.valid('json')), role);
		});
		return context.json(changed, 200);
	})
	.openapi(remove, async (context) => {
		const { deps, caller } = { deps: context.get('deps'), caller: context.get('caller') };
		const { id } = context.req.valid('param');
		await deps.write(async (tx) => {
			await access(tx, caller.userId, id, 'project.delete');
			await deleteProject(tx, deps, id);
		});
		return context.body(null, 204);
	});
