import { createRoute, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { Refusal } from '#sync/errors.ts';
import { idempotencyKey } from '../core/idempotency.ts';
import { jsonAnswer, jsonBody, newRoutes, problems, type Env } from '../core/http.ts';
import { findUser } from '../users/find-user.ts';
import { linkToken, login, registration } from './bodies.ts';
import { deviceOf } from './device.ts';
import { closeStreams, endSession } from './end-sessions.ts';
import { logIn } from './log-in.ts';
import { clearCookies } from './cookies.ts';
import { noteEvent } from './note-event.ts';
import { register } from './register.ts';
import { sameOrigin } from './same-origin.ts';
import { lucia, refreshSession, sessionOfToken } from './sessions.ts';
import { renewalAnswer, sessionAnswer, signInAnswer } from './sign-in-answer.ts';
import { callerOf } from './signed-in.ts';
import { verifyEmail } from './verify-email.ts';

const isPublic = { tags: ['auth'], security: [], middleware: sameOrigin };

const registerRoute = createRoute({
	...isPublic,
	method: 'post',
	path: '/register',
	request: { body: jsonBody(registration) },
	responses: {
		201: jsonAnswer(
			'The same for an address that exists',
			z.object({ status: z.literal('verification_sent') })
		),
		...problems('validation_failed', 'too_many_requests')
	}
});

const verifyRoute = createRoute({
	...isPublic,
	method: 'post',
	path: '/verify-email',
	request: { body: jsonBody(z.object({ token: linkToken })) },
	responses: { 200: jsonAnswer('Signed in', sessionAnswer), ...problems('token_invalid') }
});

const loginRoute = createRoute({
	...isPublic,
	method: 'post',
	path: '/login',
	request: { body: jsonBody(login) },
	responses: {
		200: jsonAnswer('Signed in', sessionAnswer),
		...problems(
			'invalid_credentials',
			'email_not_verified',
			'second_factor_required',
			'validation_failed',
			'too_many_requests'
		)
	}
});

const refreshRoute = createRoute({
	...isPublic,
	method: 'post',
	path: '/refresh',
	request: { headers: z.object({ 'idempotency-key': idempotencyKey.optional() }) },
	responses: {
		200: jsonAnswer(
			'A new access token; the cookie is changed for its successor. With a key, the same again whose answer was lost gets another successor',
			sessionAnswer
		),
		...problems('unauthorized', 'session_ended', 'forbidden', 'validation_failed')
	}
});

const logoutRoute = createRoute({
	...isPublic,
	method: 'post',
	path: '/logout',
	responses: { 204: { description: 'The session has ended' }, ...problems('forbidden') }
});

export const authRoutes = newRoutes()
	.openapi(registerRoute, async (context) => {
		await register(context.get('deps'), context.req.valid('json'), deviceOf(context));
		return context.json({ status: 'verification_sent' as const }, 201);
	})
	.openapi(verifyRoute, async (context) => {
		const { token } = context.req.valid('json');
		const { user, opened } = await verifyEmail(context.get('deps'), token, deviceOf(context));
		return context.json(await signInAnswer(context, user, opened), 200);
	})
	.openapi(loginRoute, async (context) => {
		const { email, password } = context.req.valid('json');
		const { user, opened } = await logIn(context.get('deps'), email, password, deviceOf(context));
		return context.json(await signInAnswer(context, user, opened), 200);
	})
	.openapi(refreshRoute, async (context) => {
		const deps = context.get('deps');
		const token = refreshTokenOf(context);
		if (token === null) throw new Refusal('unauthorized');
		try {
			const tryKey = context.req.valid('header')['idempotency-key'];
			const opened = await refreshSession(deps, { token, tryKey, userAgent: deviceOf(context).userAgent });
			const user = await findUser(deps.db, opened.userId);
			return context.json(await renewalAnswer(context, user, opened), 200);
		} catch (error) {
			if (error instanceof Refusal && error.status === 401) clearCookies(context);
			throw error;
		}
	})
	.openapi(logoutRoute, async (context) => {
		const deps = context.get('deps');
		const token = refreshTokenOf(context);
		const ofToken = token === null ? null : await sessionOfToken(deps, token);
		const bearer = ofToken ?? (await callerOf(context).catch(() => null));
		if (bearer && (await endSession(deps.db, deps, bearer.userId, bearer.sessionId))) {
			closeStreams(deps, bearer.userId);
			await noteEvent(deps.db, deps, {
				action: 'signed_out',
				userId: bearer.userId,
				device: deviceOf(context)
			});
		}
		clearCookies(context);
		return context.body(null, 204);
	});

function refreshTokenOf(context: Context<Env>): string | null {
	const deps = context.get('deps');
	return lucia(deps.db, deps).readSessionCookie(context.req.header('cookie') ?? '');
}
