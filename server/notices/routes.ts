import { createRoute } from '@hono/zod-openapi';
import { readMarks } from '#sync/records/notice.ts';
import { signedIn } from '../auth/signed-in.ts';
import { jsonBody, newRoutes, problems } from '../core/http.ts';
import { markRead } from './mark-read.ts';

const ofPerson = { tags: ['notices'], middleware: signedIn };

const read = createRoute({
	...ofPerson,
	method: 'post',
	path: '/read',
	request: { body: jsonBody(readMarks) },
	responses: {
		204: { description: 'Those that are the caller’s, and still say what they did, are read' },
		...problems('unauthorized', 'validation_failed')
	}
});

export const noticeRoutes = newRoutes().openapi(read, async (context) => {
	const { deps, caller } = { deps: context.get('deps'), caller: context.get('caller') };
	const { items } = context.req.valid('json');
	await deps.write((tx) => markRead(tx, deps, caller.userId, items));
	return context.body(null, 204);
});
