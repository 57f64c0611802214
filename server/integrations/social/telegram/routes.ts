import { createRoute, z } from '@hono/zod-openapi';
import { account } from '#sync/records/account.ts';
import { id } from '#sync/records/fields.ts';
import { connectChannel } from '../../../accounts/connect-channel.ts';
import { accountRecord } from '../../../accounts/documents.ts';
import { signedIn } from '../../../auth/signed-in.ts';
import type { Deps } from '../../../core/deps.ts';
import { jsonAnswer, jsonBody, newRoutes, problemsWith } from '../../../core/http.ts';
import { peopleOf } from '../../../incoming/open-link.ts';
import { chat } from './chat.ts';
import { lookAtChat } from './connect.ts';
import { telegramLinkRoutes } from './incoming/link-routes.ts';
import { telegramRefusals } from './refusals.ts';

const botToken = z.string().trim().min(1).max(256);

const connect = createRoute({
	tags: ['accounts'],
	middleware: signedIn,
	method: 'post',
	path: '/',
	request: {
		body: jsonBody(z.object({ id: id.optional(), projectId: id, chat, botToken: botToken.optional() }))
	},
	responses: {
		201: jsonAnswer('Connected: the bot may post there', account),
		...problemsWith(telegramRefusals)(
			...(['unauthorized', 'forbidden', 'not_found', 'already_exists', 'validation_failed'] as const),
			...(['telegram_token_missing', 'telegram_token_invalid', 'telegram_chat_not_found'] as const),
			...(['telegram_cannot_post', 'telegram_person_unknown', 'telegram_not_administrator'] as const),
			...(['too_many_requests', 'telegram_unreachable'] as const)
		)
	}
});

export const telegramRoutes = newRoutes()
	.route('/links', telegramLinkRoutes)
	.openapi(connect, async (context) => {
		const { deps, caller } = { deps: context.get('deps'), caller: context.get('caller') };
		const { id, projectId, chat, botToken } = context.req.valid('json');
		const asked = { id, projectId, network: 'telegram' };
		const row = await connectChannel(deps, caller.userId, asked, async () => {
			// Whoever has a bot's token rules that bot, as the installation's administrator does its own. That one serves everybody: for
			// everybody else the channel has to be theirs.
			const isRuled = botToken !== undefined || caller.role === 'admin';
			const people = isRuled ? {} : { people: await idsOf(deps, caller.userId) };
			const found = await lookAtChat(deps.config, { chat, token: botToken, ...people });
			return { found, secret: botToken ?? null, bot: botToken?.split(':')[0] };
		});
		return context.json(accountRecord(row), 201);
	});

const idsOf = async ({ db }: Pick<Deps, 'db'>, userId: string): Promise<string[]> =>
	(await peopleOf(db, 'telegram', userId)).map(({ externalId }) => externalId);
