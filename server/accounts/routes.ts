import { createRoute, z } from '@hono/zod-openapi';
import { uuidv7 } from 'uuidv7';
import { account } from '#sync/records/account.ts';
import { id } from '#sync/records/fields.ts';
import { signedIn } from '../auth/signed-in.ts';
import { access } from '../core/guard.ts';
import { jsonAnswer, jsonBody, newRoutes, problems, problemsWith } from '../core/http.ts';
import { afterId, page, pageOf, pageQuery } from '../core/paging.ts';
import { readingProject } from '../core/read-as.ts';
import { networkRefusals } from '../integrations/social/index.ts';
import { disconnectAccount } from './disconnect-account.ts';
import { accountRecord } from './documents.ts';
import { findAccount } from './find-connected.ts';
import { listAccounts } from './list-accounts.ts';
import { signAccount } from './sign-account.ts';
import { syncAccount } from './sync-account.ts';

const ofMember = { tags: ['accounts'], middleware: signedIn };
const params = z.object({ id });

const list = createRoute({
	...ofMember,
	method: 'get',
	path: '/',
	request: { query: z.object({ projectId: id, ...pageQuery }) },
	responses: {
		200: jsonAnswer('In the order in which they were connected', pageOf(account)),
		...problems('unauthorized', 'not_found', 'validation_failed')
	}
});

const sync = createRoute({
	...ofMember,
	method: 'post',
	path: '/{id}/sync',
	request: { params },
	responses: {
		200: jsonAnswer('As its network shows it now', account),
		...problemsWith(networkRefusals)(
			...(['unauthorized', 'forbidden', 'not_found', 'too_many_requests', 'network_unreachable'] as const),
			...Object.keys(networkRefusals).filter((code) => networkRefusals[code] === 503)
		)
	}
});

const change = createRoute({
	...ofMember,
	method: 'put',
	path: '/{id}',
	request: { params, body: jsonBody(z.object({ signature: account.shape.signature.unwrap() })) },
	responses: {
		200: jsonAnswer('As it is now', account),
		...problems('unauthorized', 'forbidden', 'not_found', 'validation_failed')
	}
});

const remove = createRoute({
	...ofMember,
	method: 'delete',
	path: '/{id}',
	request: { params },
	responses: {
		204: { description: 'Disconnected; what was still to go out is cancelled' },
		...problems('unauthorized', 'forbidden', 'not_found')
	}
});

export const accountRoutes = newRoutes()
	.openapi(list, async (context) => {
		const { deps, caller } = { deps: context.get('deps'), caller: context.get('caller') };
		const { projectId, limit, cursor } = context.req.valid('query');
		const rows = await readingProject(deps, caller.userId, projectId, (db) =>
			listAccounts(db, projectId, limit + 1, afterId(cursor))
		);
		return context.json(
			page(rows, limit, (last) => last.id),
			200
		);
	})
	.openapi(sync, async (context) => {
		const { deps, caller } = { deps: context.get('deps'), caller: context.get('caller') };
		const account = await findAccount(deps.db, context.req.valid('param').id);
		await access(deps.db, caller.userId, account.projectId, 'accounts.write');
		return context.json(accountRecord(await syncAccount(deps, account)), 200);
	})
	.openapi(change, async (context) => {
		const { deps, caller } = { deps: context.get('deps'), caller: context.get('caller') };
		const signed = await deps.write(async (tx) => {
			const { id, projectId } = await findAccount(tx, context.req.valid('param').id);
			await access(tx, caller.userId, projectId, 'accounts.write');
			return signAccount(tx, deps, id, context.req.valid('json').signature);
		});
		return context.json(accountRecord(signed), 200);
	})
	.openapi(remove, async (context) => {
		const { deps, caller } = { deps: context.get('deps'), caller: context.get('caller') };
		await deps.write(async (tx) => {
			const account = await findAccount(tx, context.req.valid('param').id);
			await access(tx, caller.userId, account.projectId, 'accounts.write');
			await disconnectAccount(tx, deps, account.id, uuidv7());
		});
		return context.body(null, 204);
	});
