import { createRoute, z } from '@hono/zod-openapi';
import { jsonAnswer, jsonBody, newRoutes, problems } from '../core/http.ts';
import { deleteUser } from '../users/delete-user.ts';
import { user, userRecord } from '../users/documents.ts';
import { findUser } from '../users/find-user.ts';
import { updateUser, userChange } from '../users/update-user.ts';
import { emailChange, passwordChange } from './bodies.ts';
import { changeEmail } from './change-email.ts';
import { changePassword } from './change-password.ts';
import { deviceOf } from './device.ts';
import { signedIn } from './signed-in.ts';

const ofMe = { tags: ['auth'], middleware: signedIn };

const readMe = createRoute({
	...ofMe,
	method: 'get',
	path: '/me',
	responses: { 200: jsonAnswer('Who is signed in', user), ...problems('unauthorized') }
});

const changeMe = createRoute({
	...ofMe,
	method: 'put',
	path: '/me',
	request: { body: jsonBody(userChange) },
	responses: { 200: jsonAnswer('As it is now', user), ...problems('unauthorized', 'validation_failed') }
});

const deleteMe = createRoute({
	...ofMe,
	method: 'delete',
	path: '/me',
	responses: {
		204: { description: 'The account and what only it owned are gone' },
		...problems('unauthorized')
	}
});

const newPasswordRoute = createRoute({
	...ofMe,
	method: 'put',
	path: '/password',
	request: { body: jsonBody(passwordChange) },
	responses: {
		204: { description: 'Changed; every other session has ended' },
		...problems('unauthorized', 'validation_failed', 'too_many_requests')
	}
});

const newEmailRoute = createRoute({
	...ofMe,
	method: 'put',
	path: '/email',
	request: { body: jsonBody(emailChange) },
	responses: {
		202: jsonAnswer(
			'It changes once the link in the mail to the new address is opened',
			z.object({ status: z.literal('confirmation_sent') })
		),
		...problems('unauthorized', 'validation_failed', 'already_exists', 'too_many_requests')
	}
});

export const meRoutes = newRoutes()
	.openapi(readMe, async (context) =>
		context.json(userRecord(await findUser(context.get('deps').db, context.get('caller').userId)), 200)
	)
	.openapi(changeMe, async (context) => {
		const changed = await updateUser(
			context.get('deps'),
			context.get('caller').userId,
			context.req.valid('json')
		);
		return context.json(userRecord(changed), 200);
	})
	.openapi(deleteMe, async (context) => {
		await deleteUser(context.get('deps'), context.get('caller').userId);
		return context.body(null, 204);
	})
	.openapi(newPasswordRoute, async (context) => {
		const { deps, caller } = { deps: context.get('deps'), caller: context.get('caller') };
		await changePassword(deps, caller, context.req.valid('json'), deviceOf(context));
		return context.body(null, 204);
	})
	.openapi(newEmailRoute, async (context) => {
		const { deps, caller } = { deps: context.get('deps'), caller: context.get('caller') };
		await changeEmail(deps, caller, context.req.valid('json'), deviceOf(context));
		return context.json({ status: 'confirmation_sent' as const }, 202);
	});
