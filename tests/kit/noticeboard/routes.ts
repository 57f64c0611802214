import { createRoute, z } from '@hono/zod-openapi';
import { account } from '#sync/records/account.ts';
import { id } from '#sync/records/fields.ts';
import { connectChannel } from '#server/accounts/connect-channel.ts';
import { accountRecord } from '#server/accounts/documents.ts';
import { signedIn } from '#server/auth/signed-in.ts';
import { jsonAnswer, jsonBody, newRoutes, problemsWith } from '#server/core/http.ts';
import { manifest } from './manifest.ts';
import { boardRefusals } from './refusals.ts';

const word = z.string().trim().min(1).max(20);

const connect = createRoute({
	...{ tags: ['accounts'], middleware: signedIn, method: 'post', path: '/' },
	request: { body: jsonBody(z.object({ id: id.optional(), projectId: id, board: word, password: word })) },
	responses: {
		201: jsonAnswer('Connected', account),
		...problemsWith(boardRefusals)(
			...(['unauthorized', 'forbidden', 'not_found', 'already_exists', 'validation_failed'] as const),
			'board_unknown'
		)
	}
});

export const boardRoutes = newRoutes().openapi(connect, async (context) => {
	const { deps, caller } = { deps: context.get('deps'), caller: context.get('caller') };
	const { id, projectId, board, password } = context.req.valid('json');
	const asked = { id, projectId, network: manifest.id };
	const row = await connectChannel(deps, caller.userId, asked, async () => {
		const network = deps.networks.get(manifest.id);
		if (!network) throw new Error('the board is not in the list');
		const channel = { accountId: '', externalId: board, username: null, secret: password };
		return { found: await network.look(channel), secret: password };
	});
	return context.json(accountRecord(row), 201);
});
