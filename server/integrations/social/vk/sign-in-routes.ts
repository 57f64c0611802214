import { createRoute, z } from '@hono/zod-openapi';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { Refusal } from '#sync/errors.ts';
import { connectChoice } from '#sync/records/connect-way.ts';
import { id } from '#sync/records/fields.ts';
import { signedIn } from '../../../auth/signed-in.ts';
import type { Config } from '../../../core/config.ts';
import { jsonAnswer, newRoutes, problems, problemsWith } from '../../../core/http.ts';
import { beginSignIn, longestSignIn } from '../../../grants/authorize.ts';
import { access } from '../../../core/guard.ts';
import { ownGrant } from '../../../grants/keep-grant.ts';
import { comeBack } from './come-back.ts';
import { keyAddress } from './community-key.ts';
import { lineTo } from './connect.ts';
import { groupId } from './group-id.ts';
import { openGrant } from './open.ts';
import { ownCommunities } from './own-communities.ts';
import { vkRefusals } from './refusals.ts';
import { signInAddress } from './sign-in.ts';

const ofMember = { tags: ['accounts'], middleware: signedIn };

/** Goes to the way back alone, and comes along when VK sends the browser there. */
const cookie = 'twexel_vk';
const path = '/api/accounts/vk';

const authorize = createRoute({
	...ofMember,
	method: 'get',
	path: '/authorize',
	request: { query: z.object({ projectId: id, groupId: groupId.optional() }) },
	responses: {
		200: jsonAnswer(
			'Where to sign in; with `groupId` where the community gives its key',
			z.object({ url: z.url() })
		),
		...problems('unauthorized', 'forbidden', 'not_found', 'not_configured', 'validation_failed')
	}
});

const callback = createRoute({
	tags: ['accounts'],
	method: 'get',
	path: '/callback',
	request: {
		query: z.object({
			state: z.string().max(256).default(''),
			code: z.string().max(4096).default(''),
			device_id: z.string().max(1024).default(''),
			error: z.string().max(256).optional()
		})
	},
	responses: { 302: { description: 'To the channels, with what came of it' } }
});

const channels = createRoute({
	...ofMember,
	method: 'get',
	path: '/channels',
	request: { query: z.object({ projectId: id, grantId: id }) },
	responses: {
		200: jsonAnswer(
			'What the person who signed in edits or administers',
			z.object({ items: z.array(connectChoice) })
		),
		...problemsWith(vkRefusals)(
			...([
				'unauthorized',
				'forbidden',
				'not_found',
				'sign_in_ended',
				'vk_token_invalid',
				'vk_cannot_post'
			] as const),
			...(['too_many_requests', 'network_unreachable'] as const)
		)
	}
});

export const signInRoutes = newRoutes()
	.openapi(authorize, async (context) => {
		const { deps, caller } = { deps: context.get('deps'), caller: context.get('caller') };
		const { projectId, groupId: channel } = context.req.valid('query');
		const clientId = clientIdOf(deps.config, channel !== undefined);
		const begun = await beginSignIn(deps, caller, { network: 'vk', projectId, channel });
		const secure = deps.config.publicUrl.startsWith('https:');
		// Lax: it has to come along when another site sends the browser back.
		const kept = { path, maxAge: longestSignIn, httpOnly: true, sameSite: 'Lax', secure } as const;
		setCookie(context, cookie, begun.cookie, kept);
		const url =
			channel === undefined
				? signInAddress(deps.config, clientId, begun)
				: keyAddress(deps.config, clientId, begun.state, channel);
		return context.json({ url }, 200);
	})
	.openapi(callback, async (context) => {
		const deps = context.get('deps');
		const back = await comeBack(deps, context.req.valid('query'), getCookie(context, cookie));
		deleteCookie(context, cookie, { path });
		return context.redirect(
			`${deps.config.publicUrl}/accounts?${new URLSearchParams({ connect: 'vk', ...back })}`
		);
	})
	.openapi(channels, async (context) => {
		const { deps, caller } = { deps: context.get('deps'), caller: context.get('caller') };
		const { projectId, grantId } = context.req.valid('query');
		await access(deps.db, caller.userId, projectId, 'accounts.write');
		await ownGrant(deps.db, caller.userId, projectId, grantId);
		const opened = await openGrant(deps, grantId);
		if (opened.is === 'away') throw new Refusal('network_unreachable');
		if (opened.is === 'ended') throw new Refusal('sign_in_ended');
		return context.json({ items: await ownCommunities(lineTo(deps.config), opened.token) }, 200);
	});

/** A community's key is given only to an app that proves itself by its secret. */
function clientIdOf({ vkClientId, vkClientSecret }: Config, isForKey: boolean): string {
	const missing = [
		...(vkClientId === undefined ? ['VK_CLIENT_ID'] : []),
		...(isForKey && vkClientSecret === undefined ? ['VK_CLIENT_SECRET'] : [])
	];
	if (vkClientId === undefined || missing.length > 0) {
		throw new Refusal('not_configured', { detail: `set ${missing.join(', ')}`, extra: { missing } });
	}
	return vkClientId;
}
