import { createRoute, z } from '@hono/zod-openapi';
import { eq } from 'drizzle-orm';
import { connectLinks, receivers, type ConnectLinkRow, type ReceiverRow } from '#db/schema.ts';
import { Refusal } from '#sync/errors.ts';
import { connectLink } from '#sync/records/connect-way.ts';
import { id } from '#sync/records/fields.ts';
import { signedIn } from '../../../../auth/signed-in.ts';
import type { Deps } from '../../../../core/deps.ts';
import { access } from '../../../../core/guard.ts';
import { jsonAnswer, jsonBody, newRoutes, problems, problemsWith } from '../../../../core/http.ts';
import { openLink } from '../../../../incoming/open-link.ts';
import { telegramRefusals } from '../refusals.ts';
import { codeOf } from './code.ts';
import { addLinks, startLink } from './links.ts';
import { ownReceiver } from './receiver.ts';

const ofMember = { tags: ['accounts'], middleware: signedIn };

const open = createRoute({
	...ofMember,
	method: 'post',
	path: '/',
	request: { body: jsonBody(z.object({ projectId: id })) },
	responses: {
		201: jsonAnswer(
			'Channels that the bot is brought to while it stands are connected by themselves',
			connectLink
		),
		...problemsWith(telegramRefusals)(
			...(['unauthorized', 'forbidden', 'not_found', 'validation_failed'] as const),
			...(['telegram_token_missing', 'telegram_unreachable'] as const)
		)
	}
});

const look = createRoute({
	...ofMember,
	method: 'get',
	path: '/{id}',
	request: { params: z.object({ id }) },
	responses: {
		200: jsonAnswer('How far it has come', connectLink),
		...problems('unauthorized', 'not_found')
	}
});

/** Links by which the installation's bot is brought to channels. */
export const telegramLinkRoutes = newRoutes()
	.openapi(open, async (context) => {
		const { deps, caller } = { deps: context.get('deps'), caller: context.get('caller') };
		const { projectId } = context.req.valid('json');
		await access(deps.db, caller.userId, projectId, 'accounts.write');
		const receiver = await ownReceiver(deps);
		const link = await deps.db.transaction((tx) => openLink(tx, deps, receiver, caller.userId, projectId));
		return context.json(shown(deps, receiver, link), 201);
	})
	.openapi(look, async (context) => {
		const { deps, caller } = { deps: context.get('deps'), caller: context.get('caller') };
		const [found] = await deps.db
			.select({ link: connectLinks, receiver: receivers })
			.from(connectLinks)
			.innerJoin(receivers, eq(receivers.id, connectLinks.receiverId))
			.where(eq(connectLinks.id, context.req.valid('param').id));
		if (found?.link.userId !== caller.userId) throw new Refusal('not_found');
		return context.json(shown(deps, found.receiver, found.link), 200);
	});

function shown(deps: Pick<Deps, 'config'>, { username }: ReceiverRow, link: ConnectLinkRow) {
	const { channel, group } = addLinks(username);
	const { personName: name, confirmedAt, problem: code, problemTitle: title } = link;
	return {
		id: link.id,
		bot: username,
		startUrl: startLink(username, codeOf(deps.config.secretKey, link.id)),
		channelUrl: channel,
		groupUrl: group,
		expiresAt: link.expiresAt.toISOString(),
		person: name === null ? null : { name, isConfirmed: confirmedAt !== null },
		problem: code === null ? null : { code, title }
	};
}
