import { createRoute, z } from '@hono/zod-openapi';
import { id } from '#sync/records/fields.ts';
import { Refusal } from '#sync/errors.ts';
import { jsonBody, newRoutes, problems } from '../../../../core/http.ts';
import { hookSecret, isSame } from './code.ts';
import { receive } from './receive.ts';
import { receiverBy } from './receiver.ts';

const params = z.object({ id });
const header = 'x-telegram-bot-api-secret-token';

const hook = createRoute({
	tags: ['hooks'],
	security: [],
	method: 'post',
	path: '/{id}',
	request: {
		params,
		headers: z.object({ [header]: z.string().optional() }),
		body: jsonBody(z.object({ update_id: z.number() }).loose())
	},
	responses: {
		200: { description: 'Taken in, or known already' },
		...problems('unauthorized', 'bad_json', 'validation_failed', 'too_large', 'unavailable')
	}
});

/** Where Telegram brings updates. */
export const telegramHookRoutes = newRoutes();
// Before the body is looked at, and before the database is: who does not know the secret learns nothing, not even which addresses there are.
telegramHookRoutes.use('/:id', async (context, next) => {
	const expected = hookSecret(context.get('deps').config.secretKey, context.req.param('id'));
	if (!isSame(context.req.header(header) ?? '', expected)) throw new Refusal('unauthorized');
	await next();
});
telegramHookRoutes.openapi(hook, async (context) => {
	const deps = context.get('deps');
	const receiver = await receiverBy(deps.db, context.req.valid('param').id);
	// One that is no longer there has nothing to wait for.
	if (receiver) await receive(deps, receiver, context.req.valid('json'));
	return context.body(null, 200);
});
