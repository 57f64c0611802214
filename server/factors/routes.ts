import { createRoute, z } from '@hono/zod-openapi';
import { id } from '#sync/records/fields.ts';
import { deviceOf } from '../auth/device.ts';
import { noteEvent } from '../auth/note-event.ts';
import { provePassword } from '../auth/prove-password.ts';
import { signedIn } from '../auth/signed-in.ts';
import { jsonAnswer, jsonBody, newRoutes, problems } from '../core/http.ts';
import { findUser } from '../users/find-user.ts';
import { codes, factors, newPasskey, offer, passkey, passkeyName, withCode, withPassword } from './bodies.ts';
import { factorLetter } from './letters.ts';
import {
	dropPasskey,
	keepPasskey,
	offerPasskey,
	passkeysOf,
	renamePasskey,
	type PasskeyRow
} from './passkeys.ts';
import { newRecoveryCodes, recoveryCodesLeft } from './recovery-codes.ts';
import { turnOffTotp, turnOnTotp } from './set-totp.ts';
import { findTotp, startTotp } from './totp.ts';

const ofMe = { tags: ['auth'], middleware: signedIn };
const asked = problems('unauthorized', 'validation_failed', 'too_many_requests');

const read = createRoute({
	...ofMe,
	method: 'get',
	path: '/factors',
	responses: { 200: jsonAnswer('What signs in besides the password', factors), ...problems('unauthorized') }
});

const newTotp = createRoute({
	...ofMe,
	method: 'post',
	path: '/totp',
	request: { body: jsonBody(withPassword) },
	responses: {
		200: jsonAnswer(
			'For the app; nothing is asked for before a code was shown',
			z.object({ secret: z.string(), uri: z.string() })
		),
		...asked
	}
});

const confirmTotp = createRoute({
	...ofMe,
	method: 'post',
	path: '/totp/confirm',
	request: { body: jsonBody(withCode) },
	responses: {
		200: jsonAnswer('It is on; these are shown this once', codes),
		...problems('unauthorized', 'code_invalid', 'token_invalid', 'validation_failed', 'too_many_requests')
	}
});

const offTotp = createRoute({
	...ofMe,
	method: 'post',
	path: '/totp/off',
	request: { body: jsonBody(withPassword) },
	responses: { 204: { description: 'It is off' }, ...asked }
});

const moreCodes = createRoute({
	...ofMe,
	method: 'post',
	path: '/recovery-codes',
	request: { body: jsonBody(withPassword) },
	responses: { 200: jsonAnswer('New ones; those before are void', codes), ...asked }
});

const offerOne = createRoute({
	...ofMe,
	method: 'post',
	path: '/passkeys/offer',
	request: { body: jsonBody(withPassword) },
	responses: { 200: jsonAnswer('For navigator.credentials.create', offer), ...asked }
});

const keep = createRoute({
	...ofMe,
	method: 'post',
	path: '/passkeys',
	request: { body: jsonBody(newPasskey) },
	responses: {
		201: jsonAnswer('Signs in from now on', passkey),
		...problems('unauthorized', 'passkey_invalid', 'token_invalid', 'already_exists', 'validation_failed')
	}
});

const rename = createRoute({
	...ofMe,
	method: 'put',
	path: '/passkeys/{id}',
	request: { params: z.object({ id }), body: jsonBody(passkeyName) },
	responses: { 200: jsonAnswer('As it is now', passkey), ...problems('unauthorized', 'not_found') }
});

const drop = createRoute({
	...ofMe,
	method: 'delete',
	path: '/passkeys/{id}',
	request: { params: z.object({ id }) },
	responses: { 204: { description: 'Signs in no more' }, ...problems('unauthorized', 'not_found') }
});

export const factorRoutes = newRoutes()
	.openapi(read, async (context) => {
		const { deps, userId } = { deps: context.get('deps'), userId: context.get('caller').userId };
		const totp = await findTotp(deps.db, userId);
		const since = totp?.confirmedAt ?? null;
		const keys = await passkeysOf(deps, userId);
		return context.json(
			{
				totp: { isOn: since !== null, since: since?.toISOString() ?? null },
				recoveryCodesLeft: await recoveryCodesLeft(deps.db, userId),
				passkeys: keys.map(passkeyRecord)
			},
			200
		);
	})
	.openapi(newTotp, async (context) => {
		const { deps, caller } = { deps: context.get('deps'), caller: context.get('caller') };
		const user = await provePassword(deps, caller, context.req.valid('json').password, 'password');
		return context.json(await deps.db.transaction((tx) => startTotp(tx, deps, user)), 200);
	})
	.openapi(confirmTotp, async (context) => {
		const deps = context.get('deps');
		const user = await findUser(deps.db, context.get('caller').userId);
		const recoveryCodes = await turnOnTotp(deps, user, context.req.valid('json').code, deviceOf(context));
		return context.json({ recoveryCodes }, 200);
	})
	.openapi(offTotp, async (context) => {
		const { deps, caller } = { deps: context.get('deps'), caller: context.get('caller') };
		const user = await provePassword(deps, caller, context.req.valid('json').password, 'password');
		await turnOffTotp(deps, user, deviceOf(context));
		return context.body(null, 204);
	})
	.openapi(moreCodes, async (context) => {
		const { deps, caller } = { deps: context.get('deps'), caller: context.get('caller') };
		const user = await provePassword(deps, caller, context.req.valid('json').password, 'password');
		const recoveryCodes = await deps.db.transaction((tx) => newRecoveryCodes(tx, user.id));
		return context.json({ recoveryCodes }, 200);
	})
	.openapi(offerOne, async (context) => {
		const { deps, caller } = { deps: context.get('deps'), caller: context.get('caller') };
		const user = await provePassword(deps, caller, context.req.valid('json').password, 'password');
		const { step, options } = await offerPasskey(deps, user);
		return context.json({ step, options: { ...options } }, 200);
	})
	.openapi(keep, async (context) => {
		const { deps, caller } = { deps: context.get('deps'), caller: context.get('caller') };
		const kept = await keepPasskey(deps, caller.userId, context.req.valid('json'));
		const user = await findUser(deps.db, caller.userId);
		await noteEvent(deps.db, deps, { action: 'passkey_on', userId: user.id, device: deviceOf(context) });
		deps.mail.send(factorLetter('passkeyOn', user, deps.config.publicUrl));
		return context.json(passkeyRecord(kept), 201);
	})
	.openapi(rename, async (context) => {
		const { userId } = context.get('caller');
		const { name } = context.req.valid('json');
		const row = await renamePasskey(context.get('deps'), userId, context.req.valid('param').id, name);
		return context.json(passkeyRecord(row), 200);
	})
	.openapi(drop, async (context) => {
		const { deps, userId } = { deps: context.get('deps'), userId: context.get('caller').userId };
		await dropPasskey(deps, userId, context.req.valid('param').id);
		const user = await findUser(deps.db, userId);
		await noteEvent(deps.db, deps, { action: 'passkey_off', userId, device: deviceOf(context) });
		deps.mail.send(factorLetter('passkeyOff', user, deps.config.publicUrl));
		return context.body(null, 204);
	});

const passkeyRecord = (row: PasskeyRow) => ({
	id: row.id,
	name: row.name,
	isBackedUp: row.isBackedUp,
	createdAt: row.createdAt.toISOString(),
	lastUsedAt: row.lastUsedAt?.toISOString() ?? null
});
