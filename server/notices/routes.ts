import { createRoute } from '@hono/zod-openapi';
import { noticeSettings } from '#sync/records/notice-settings.ts';
import { readMarks } from '#sync/records/notice.ts';
import { signedIn } from '../auth/signed-in.ts';
import { jsonAnswer, jsonBody, newRoutes, problems } from '../core/http.ts';
import { markRead } from './mark-read.ts';
import { chooseSettings, settingsOf } from './settings.ts';

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

const settings = createRoute({
	...ofPerson,
	method: 'get',
	path: '/settings',
	responses: {
		200: jsonAnswer('What the caller is told, and how', noticeSettings),
		...problems('unauthorized')
	}
});

const choose = createRoute({
	...ofPerson,
	method: 'put',
	path: '/settings',
	request: { body: jsonBody(noticeSettings) },
	responses: {
		200: jsonAnswer('What the caller is told from now on', noticeSettings),
		...problems('unauthorized', 'validation_failed')
	}
});

export const noticeRoutes = newRoutes()
	.openapi(settings, async (context) => {
		const { db } = context.get('deps');
		return context.json(await settingsOf(db, context.get('caller').userId), 200);
	})
	.openapi(choose, async (context) => {
		const { deps, caller } = { deps: context.get('deps'), caller: context.get('caller') };
		const chosen = context.req.valid('json');
		await deps.db.transaction((tx) => chooseSettings(tx, deps, caller.userId, chosen));
		return context.json(chosen, 200);
	})
	.openapi(read, async (context) => {
		const { deps, caller } = { deps: context.get('deps'), caller: context.get('caller') };
		const { items } = context.req.valid('json');
		await deps.write((tx) => markRead(tx, deps, caller.userId, items));
		return context.body(null, 204);
	});
