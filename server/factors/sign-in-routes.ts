import { createRoute } from '@hono/zod-openapi';
import { chargeAsking } from '../auth/budgets.ts';
import { deviceOf } from '../auth/device.ts';
import { noteEvent } from '../auth/note-event.ts';
import { sameOrigin } from '../auth/same-origin.ts';
import { openSession } from '../auth/sessions.ts';
import { sessionAnswer, signInAnswer } from '../auth/sign-in-answer.ts';
import { jsonAnswer, jsonBody, newRoutes, problems } from '../core/http.ts';
import { offer, secondHalf, usedPasskey } from './bodies.ts';
import { finishLogIn } from './finish-log-in.ts';
import { askForPasskey, provePasskey } from './passkeys.ts';

const isPublic = { tags: ['auth'], security: [], middleware: sameOrigin };

const finish = createRoute({
	...isPublic,
	method: 'post',
	path: '/login/code',
	request: { body: jsonBody(secondHalf) },
	responses: {
		200: jsonAnswer('Signed in', sessionAnswer),
		...problems('code_invalid', 'token_invalid', 'validation_failed', 'too_many_requests')
	}
});

const ask = createRoute({
	...isPublic,
	method: 'post',
	path: '/login/passkey/offer',
	responses: {
		200: jsonAnswer('For navigator.credentials.get', offer),
		...problems('too_many_requests')
	}
});

const use = createRoute({
	...isPublic,
	method: 'post',
	path: '/login/passkey',
	request: { body: jsonBody(usedPasskey) },
	responses: {
		200: jsonAnswer('Signed in', sessionAnswer),
		...problems('passkey_invalid', 'token_invalid', 'validation_failed', 'too_many_requests')
	}
});

/** Ways in besides the password alone. */
export const factorSignInRoutes = newRoutes()
	.openapi(finish, async (context) => {
		const { step, code } = context.req.valid('json');
		const { user, opened } = await finishLogIn(context.get('deps'), step, code, deviceOf(context));
		return context.json(await signInAnswer(context, user, opened), 200);
	})
	.openapi(ask, async (context) => {
		const deps = context.get('deps');
		await chargeAsking(deps, deviceOf(context));
		const { step, options } = await askForPasskey(deps);
		return context.json({ step, options: { ...options } }, 200);
	})
	.openapi(use, async (context) => {
		const { deps, device } = { deps: context.get('deps'), device: deviceOf(context) };
		const { step, response } = context.req.valid('json');
		const user = await provePasskey(deps, step, response);
		const opened = await openSession(deps.db, deps, user.id, device);
		await noteEvent(deps.db, deps, { action: 'signed_in', userId: user.id, device });
		return context.json(await signInAnswer(context, user, opened), 200);
	});
