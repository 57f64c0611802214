import { createRoute, z } from '@hono/zod-openapi';
import { uuidv7 } from 'uuidv7';
import { account } from '#sync/records/account.ts';
import { id, line } from '#sync/records/fields.ts';
import { connectAccount } from '../../../accounts/connect-account.ts';
import { accountRecord } from '../../../accounts/documents.ts';
import { findConnected } from '../../../accounts/find-connected.ts';
import { signedIn } from '../../../auth/signed-in.ts';
import { access } from '../../../core/guard.ts';
import { jsonAnswer, jsonBody, newRoutes, problems } from '../../../core/http.ts';
import type { Found } from '../found.ts';

const connect = createRoute({
	tags: ['accounts'],
	middleware: signedIn,
	method: 'post',
	path: '/',
	request: { body: jsonBody(z.object({ id: id.optional(), projectId: id, title: line(256) })) },
	responses: {
		201: jsonAnswer('A channel inside the installation', account),
		...problems('unauthorized', 'forbidden', 'not_found', 'already_exists', 'validation_failed')
	}
});

export const sandboxRoutes = newRoutes().openapi(connect, async (context) => {
	const { deps, caller } = { deps: context.get('deps'), caller: context.get('caller') };
	const { id = uuidv7(), projectId, title } = context.req.valid('json');
	const row = await deps.write(async (tx) => {
		await access(tx, caller.userId, projectId, 'accounts.write');
		const there = await findConnected(tx, caller.userId, projectId, id);
		const found = channelOf(id, title);
		const made = { id, projectId, network: 'sandbox', found, secret: null };
		return there ?? connectAccount(tx, deps, caller.userId, made);
	});
	return context.json(accountRecord(row), 201);
});

const channelOf = (externalId: string, title: string): Found => ({
	kind: 'channel',
	externalId,
	title,
	username: null,
	avatarUrl: null,
	subscribers: null
});
