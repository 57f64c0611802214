import { createRoute, z } from '@hono/zod-openapi';
import { activity, topicNames } from '#sync/records/activity.ts';
import { id } from '#sync/records/fields.ts';
import { signedIn } from '../auth/signed-in.ts';
import { jsonAnswer, newRoutes, problems } from '../core/http.ts';
import { afterInstant, page, pageOf, pageQuery } from '../core/paging.ts';
import { readingProject } from '../core/read-as.ts';
import { listActivity } from './list-activity.ts';

const list = createRoute({
	...{ tags: ['projects'], middleware: signedIn },
	method: 'get',
	path: '/{id}/activity',
	request: {
		params: z.object({ id }),
		query: z.object({ ...pageQuery, userId: id.optional(), topic: z.enum(topicNames).optional() })
	},
	responses: {
		200: jsonAnswer('Who did what, the newest first', pageOf(activity)),
		...problems('unauthorized', 'not_found', 'validation_failed')
	}
});

export const activityRoutes = newRoutes().openapi(list, async (context) => {
	const { deps, caller } = { deps: context.get('deps'), caller: context.get('caller') };
	const { id: projectId } = context.req.valid('param');
	const { limit, cursor, ...filter } = context.req.valid('query');
	const rows = await readingProject(deps, caller.userId, projectId, (db) =>
		listActivity(db, { ...filter, projectId }, limit + 1, afterInstant(cursor))
	);
	return context.json(
		page(rows, limit, (last) => `${last.at} ${last.id}`),
		200
	);
});
