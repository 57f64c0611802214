import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import { z } from '@hono/zod-openapi';
import { id, instant, line } from '#sync/records/fields.ts';

const word = z.string().min(1).max(200);
const encoded = z
	.string()
	.max(20_000)
	.regex(/^[\w-]*$/);
const tried = z.string().max(1024);

/** An app's six digits, or a recovery code however it is typed. */
const code = z.string().trim().min(6).max(40);

export const withPassword = z.object({ password: tried });
export const withCode = z.object({ code });
export const secondHalf = z.object({ step: word, code });

const common = {
	id: encoded,
	rawId: encoded,
	type: z.literal('public-key'),
	authenticatorAttachment: z.string().max(40).optional(),
	clientExtensionResults: z.record(z.string().max(100), z.unknown()).default({})
};

/** As WebAuthn says it in JSON; what it means is read by the library, which believes none of it. */
const made = z.object({
	...common,
	response: z.looseObject({
		clientDataJSON: encoded,
		attestationObject: encoded,
		transports: z.array(z.string().max(40)).max(10).optional()
	})
});

const signed = z.object({
	...common,
	response: z.looseObject({
		clientDataJSON: encoded,
		authenticatorData: encoded,
		signature: encoded,
		userHandle: encoded.optional()
	})
});

/** The casts: the schemas above are the library's own shapes with limits. */
export const newPasskey = z.object({
	step: word,
	name: line(80),
	response: made.transform((given) => given as unknown as RegistrationResponseJSON)
});
export const usedPasskey = z.object({
	step: word,
	response: signed.transform((given) => given as unknown as AuthenticationResponseJSON)
});
export const passkeyName = z.object({ name: line(80) });

export const passkey = z.object({
	id,
	name: z.string(),
	isBackedUp: z.boolean(),
	createdAt: instant,
	lastUsedAt: instant.nullable()
});

export const factors = z.object({
	totp: z.object({ isOn: z.boolean(), since: instant.nullable() }),
	recoveryCodesLeft: z.number().int(),
	passkeys: z.array(passkey)
});

export const codes = z.object({ recoveryCodes: z.array(z.string()) });
/** What the browser's own API takes: made and read by one library at both ends. */
export const offer = z.object({ step: z.string(), options: z.looseObject({}) });
