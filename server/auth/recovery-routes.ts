import { createRoute, z } from '@hono/zod-openapi';
import { jsonAnswer, jsonBody, newRoutes, problems } from '../core/http.ts';
import { addressOnly, linkToken, reset } from './bodies.ts';
import { confirmEmail } from './confirm-email.ts';
import { deviceOf } from './device.ts';
import { forgotPassword } from './forgot-password.ts';
import { resendVerification } from './resend-verification.ts';
import { resetPassword } from './reset-password.ts';
import { sameOrigin } from './same-origin.ts';
import { trustDevice } from './trusted-devices.ts';

const isPublic = { tags: ['auth'], security: [], middleware: sameOrigin };
const accepted = jsonAnswer(
	'The same whether or not the address is anybody’s',
	z.object({ status: z.literal('accepted') })
);

const forgot = createRoute({
	...isPublic,
	method: 'post',
	path: '/forgot-password',
	request: { body: jsonBody(addressOnly) },
	responses: { 202: accepted, ...problems('validation_failed', 'too_many_requests') }
});

const resetOne = createRoute({
	...isPublic,
	method: 'post',
	path: '/reset-password',
	request: { body: jsonBody(reset) },
	responses: {
		204: { description: 'The password is set; every session has ended' },
		...problems('token_invalid', 'validation_failed', 'too_many_requests')
	}
});

const resend = createRoute({
	...isPublic,
	method: 'post',
	path: '/resend-verification',
	request: { body: jsonBody(addressOnly) },
	responses: { 202: accepted, ...problems('validation_failed', 'too_many_requests') }
});

const confirm = createRoute({
	...isPublic,
	method: 'post',
	path: '/confirm-email',
	request: { body: jsonBody(z.object({ token: linkToken })) },
	responses: {
		200: jsonAnswer('The account’s address from now on', z.object({ email: z.string() })),
		...problems('token_invalid')
	}
});

export const recoveryRoutes = newRoutes()
	.openapi(forgot, async (context) => {
		await forgotPassword(context.get('deps'), context.req.valid('json').email, deviceOf(context));
		return context.json({ status: 'accepted' as const }, 202);
	})
	.openapi(resetOne, async (context) => {
		const { token, password } = context.req.valid('json');
		const user = await resetPassword(context.get('deps'), token, password, deviceOf(context));
		await trustDevice(context, user.id);
		return context.body(null, 204);
	})
	.openapi(resend, async (context) => {
		await resendVerification(context.get('deps'), context.req.valid('json').email, deviceOf(context));
		return context.json({ status: 'accepted' as const }, 202);
	})
	.openapi(confirm, async (context) => {
		const { token } = context.req.valid('json');
		const { email } = await confirmEmail(context.get('deps'), token, deviceOf(context));
		return context.json({ email }, 200);
	});
