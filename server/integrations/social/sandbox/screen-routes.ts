import { createRoute, z } from '@hono/zod-openapi';
import { Refusal } from '#sync/errors.ts';
import { id } from '#sync/records/fields.ts';
import { findAccount } from '../../../accounts/find-connected.ts';
import { signedIn } from '../../../auth/signed-in.ts';
import { access } from '../../../core/guard.ts';
import { jsonAnswer, newRoutes, problems } from '../../../core/http.ts';
import { fromCursor, page, pageOf, pageQuery } from '../../../core/paging.ts';
import { reading } from '../../../core/read-as.ts';
import { listMessages, sandboxMessage } from './list-messages.ts';

const messages = createRoute({
	tags: ['accounts'],
	middleware: signedIn,
	method: 'get',
	path: '/{accountId}/messages',
	request: {
		params: z.object({ accountId: id }),
		query: z.object({ ...pageQuery, deleted: z.enum(['true', 'false']).default('false') })
	},
	responses: {
		200: jsonAnswer('The newest first', pageOf(sandboxMessage)),
		...problems('unauthorized', 'not_found', 'validation_failed')
	}
});

/** What was published to the channels inside the installation. */
export const screenRoutes = newRoutes().openapi(messages, async (context) => {
	const { deps, caller } = { deps: context.get('deps'), caller: context.get('caller') };
	const { limit, cursor, deleted } = context.req.valid('query');
	const rows = await reading(deps, caller.userId, async (db) => {
		const account = await findAccount(db, context.req.valid('param').accountId);
		await access(db, caller.userId, account.projectId, 'project.read');
		if (account.network !== 'sandbox') throw new Refusal('not_found');
		return listMessages(db, account.id, limit + 1, before(cursor), deleted === 'true');
	});
	return context.json(
		page(rows, limit, (last) => last.id),
		200
	);
});

function before(cursor: string | undefined): number | undefined {
	if (cursor === undefined) return undefined;
	const id = fromCursor(cursor);
	if (/^\d{1,15}$/.test(id)) return Number(id);
	const errors = [{ path: 'cursor', code: 'invalid', message: 'not a cursor of this list' }];
	throw new Refusal('validation_failed', { errors });
}
