import { createRoute, z } from '@hono/zod-openapi';
import { clientLink } from '#sync/records/client-link.ts';
import { id } from '#sync/records/fields.ts';
import { signedIn } from '../auth/signed-in.ts';
import { access } from '../core/guard.ts';
import { jsonAnswer, jsonBody, newRoutes, problems } from '../core/http.ts';
import { reading } from '../core/read-as.ts';
import { newLink } from './bodies.ts';
import { listLinks, makeLink, revokeLink } from './links.ts';

/** Links that let a client in without an account: for whoever may approve themselves. */

const ofMember = { tags: ['client'], middleware: signedIn };
const params = z.object({ id });

const list = createRoute({
	...ofMember,
	method: 'get',
	path: '/{id}/client-links',
	request: { params },
	responses: {
		200: jsonAnswer('The newest first', z.object({ items: z.array(clientLink) })),
		...problems('unauthorized', 'forbidden', 'not_found')
	}
});

const make = createRoute({
	...ofMember,
	method: 'post',
	path: '/{id}/client-links',
	request: { params, body: jsonBody(newLink) },
	responses: {
		201: jsonAnswer('Made; its address is told this once', clientLink.extend({ url: z.string() })),
		...problems('unauthorized', 'forbidden', 'not_found', 'validation_failed')
	}
});

const revoke = createRoute({
	...ofMember,
	method: 'delete',
	path: '/{id}/client-links/{linkId}',
	request: { params: z.object({ id, linkId: id }) },
	responses: {
		204: { description: 'It opens nothing any more' },
		...problems('unauthorized', 'forbidden', 'not_found')
	}
});

export const clientLinkRoutes = newRoutes()
	.openapi(list, async (context) => {
		const { deps, caller } = { deps: context.get('deps'), caller: context.get('caller') };
		const { id: projectId } = context.req.valid('param');
		const items = await reading(deps, caller.userId, async (db) => {
			await access(db, caller.userId, projectId, 'posts.approve');
			return listLinks(db, projectId);
		});
		return context.json({ items }, 200);
	})
	.openapi(make, async (context) => {
		const { deps, caller } = { deps: context.get('deps'), caller: context.get('caller') };
		const { id: projectId } = context.req.valid('param');
		const made = await deps.db.transaction(async (tx) => {
			await access(tx, caller.userId, projectId, 'posts.approve');
			return makeLink(tx, deps, caller.userId, projectId, context.req.valid('json'));
		});
		return context.json({ ...made.link, url: `${deps.config.publicUrl}/client#${made.token}` }, 201);
	})
	.openapi(revoke, async (context) => {
		const { deps, caller } = { deps: context.get('deps'), caller: context.get('caller') };
		const { id: projectId, linkId } = context.req.valid('param');
		await deps.db.transaction(async (tx) => {
			await access(tx, caller.userId, projectId, 'posts.approve');
			await revokeLink(tx, deps, caller.userId, projectId, linkId);
		});
		return context.body(null, 204);
	});
