import { createRoute, z } from '@hono/zod-openapi';
import { id } from '#sync/records/fields.ts';
import { queue } from '#sync/records/queue.ts';
import { signedIn } from '../auth/signed-in.ts';
import { access } from '../core/guard.ts';
import { jsonAnswer, jsonBody, newRoutes, problems } from '../core/http.ts';
import { readingProject } from '../core/read-as.ts';
import { findProject } from '../projects/find-project.ts';
import { updateProject } from '../projects/update-project.ts';
import { inOrder, queueRecord } from './queue-record.ts';

/** The week of a project's queue. */

const ofMember = { tags: ['queue'], middleware: signedIn };
const params = z.object({ id });

const read = createRoute({
	...ofMember,
	method: 'get',
	path: '/{id}/queue',
	request: { params },
	responses: { 200: jsonAnswer('The hours, by weekday', queue), ...problems('unauthorized', 'not_found') }
});

const change = createRoute({
	...ofMember,
	method: 'put',
	path: '/{id}/queue',
	/** What is left out stays as it is. */
	request: { params, body: jsonBody(queue.partial()) },
	responses: {
		200: jsonAnswer('As it is now; queued posts have moved with it', queue),
		...problems('unauthorized', 'forbidden', 'not_found', 'validation_failed')
	}
});

export const queueRoutes = newRoutes()
	.openapi(read, async (context) => {
		const { deps, caller } = { deps: context.get('deps'), caller: context.get('caller') };
		const { id } = context.req.valid('param');
		const project = await readingProject(deps, caller.userId, id, (db) => findProject(db, id));
		return context.json(queueRecord(project), 200);
	})
	.openapi(change, async (context) => {
		const { deps, caller } = { deps: context.get('deps'), caller: context.get('caller') };
		const { id } = context.req.valid('param');
		const { slots, paused } = context.req.valid('json');
		const changed = await deps.write(async (tx) => {
			await access(tx, caller.userId, id, 'queue.write');
			return updateProject(tx, deps, id, {
				...(slots ? { slots: inOrder(slots) } : {}),
				...(paused === undefined ? {} : { queuePaused: paused })
			});
		});
		return context.json(queueRecord(changed), 200);
	});
