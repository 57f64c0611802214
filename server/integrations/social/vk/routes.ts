import { createRoute, z } from '@hono/zod-openapi';
import { account } from '#sync/records/account.ts';
import { id } from '#sync/records/fields.ts';
import { connectAccount } from '../../../accounts/connect-account.ts';
import { accountRecord } from '../../../accounts/documents.ts';
import { findConnected } from '../../../accounts/find-connected.ts';
import { signedIn } from '../../../auth/signed-in.ts';
import { access } from '../../../core/guard.ts';
import { jsonAnswer, jsonBody, newRoutes, problems } from '../../../core/http.ts';
import { lookByToken } from './connect.ts';
import { secretLine } from './secret.ts';

/** The community's number, or the name in its address. */
const groupId = z
	.union([z.number().int().positive(), z.string().trim().max(64)])
	.transform((given) => String(given).replace(/^-/, ''))
	.pipe(z.string().regex(/^[\w.]{1,64}$/, 'the number of the community, or its name'));
const accessToken = z.string().trim().min(1).max(2048).regex(/^\S+$/, 'one word');

const connect = createRoute({
	tags: ['accounts'],
	middleware: signedIn,
	method: 'post',
	path: '/',
	request: { body: jsonBody(z.object({ id: id.optional(), projectId: id, groupId, accessToken })) },
	responses: {
		201: jsonAnswer('Connected: the token may post there', account),
		...problems(
			...(['unauthorized', 'forbidden', 'not_found', 'already_exists', 'validation_failed'] as const),
			...(['vk_token_invalid', 'vk_cannot_post', 'too_many_requests', 'network_unreachable'] as const)
		)
	}
});

export const vkRoutes = newRoutes().openapi(connect, async (context) => {
	const { deps, caller } = { deps: context.get('deps'), caller: context.get('caller') };
	const { id, projectId, groupId, accessToken } = context.req.valid('json');
	// Before VK is asked: nobody is to look around with another project's name, and a repeated request needs no asking.
	await access(deps.db, caller.userId, projectId, 'accounts.write');
	const there = await findConnected(deps.db, caller.userId, projectId, id);
	if (there) return context.json(accountRecord(there), 201);
	const { found, secret } = await lookByToken(deps.config, groupId, accessToken);
	const row = await deps.write(async (tx) => {
		await access(tx, caller.userId, projectId, 'accounts.write');
		const made = { id, projectId, network: 'vk', found, secret: secretLine(secret) };
		return connectAccount(tx, deps, caller.userId, made);
	});
	return context.json(accountRecord(row), 201);
});
