import { createRoute, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { Refusal } from '#sync/errors.ts';
import { account } from '#sync/records/account.ts';
import { id } from '#sync/records/fields.ts';
import { connectChannel } from '../../../accounts/connect-channel.ts';
import { accountRecord } from '../../../accounts/documents.ts';
import { signedIn } from '../../../auth/signed-in.ts';
import { jsonAnswer, jsonBody, newRoutes, problemsWith, type Env } from '../../../core/http.ts';
import { ownGrant } from '../../../grants/keep-grant.ts';
import type { Found } from '../found.ts';
import { lineTo, lookAtCommunity, lookByToken } from './connect.ts';
import { groupId } from './group-id.ts';
import { openGrant } from './open.ts';
import { vkRefusals } from './refusals.ts';
import { secretLine, type Secret } from './secret.ts';
import { signInRoutes } from './sign-in-routes.ts';

const accessToken = z.string().trim().min(1).max(2048).regex(/^\S+$/, 'one word');

const connect = createRoute({
	tags: ['accounts'],
	middleware: signedIn,
	method: 'post',
	path: '/',
	request: {
		body: jsonBody(
			z
				.object({ id: id.optional(), projectId: id, groupId })
				.and(z.union([z.object({ accessToken }), z.object({ grantId: id })]))
		)
	},
	responses: {
		201: jsonAnswer('Connected: the token may post there', account),
		...problemsWith(vkRefusals)(
			...(['unauthorized', 'forbidden', 'not_found', 'already_exists', 'validation_failed'] as const),
			...(['vk_token_invalid', 'vk_cannot_post', 'sign_in_ended', 'too_many_requests'] as const),
			'network_unreachable'
		)
	}
});

export const vkRoutes = newRoutes()
	.openapi(connect, async (context) => {
		const { deps, caller } = { deps: context.get('deps'), caller: context.get('caller') };
		const { id, projectId } = context.req.valid('json');
		const asked = { id, projectId, network: 'vk' };
		const row = await connectChannel(deps, caller.userId, asked, async () => {
			const { secret, ...looked } = await lookFor(context, context.req.valid('json'));
			return { ...looked, secret: secretLine(secret) };
		});
		return context.json(accountRecord(row), 201);
	})
	.route('/', signInRoutes);

type Asked = { projectId: string; groupId: string } & ({ accessToken: string } | { grantId: string });

/** Looks at the community by whatever was given. */
async function lookFor(
	context: Context<Env>,
	asked: Asked
): Promise<{ found: Found; secret: Secret; grantId?: string }> {
	const { deps, caller } = { deps: context.get('deps'), caller: context.get('caller') };
	const line = lineTo(deps.config);
	if ('accessToken' in asked) return lookByToken(line, asked.groupId, asked.accessToken);
	const { projectId, grantId } = asked;
	await ownGrant(deps.db, caller.userId, projectId, grantId);
	const opened = await openGrant(deps, grantId);
	if (opened.is === 'ended') throw new Refusal('sign_in_ended');
	const found = await lookAtCommunity(line, asked.groupId, opened);
	return { found, secret: { is: 'grant', value: grantId }, grantId };
}
