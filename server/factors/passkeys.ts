import {
	generateAuthenticationOptions,
	generateRegistrationOptions,
	verifyAuthenticationResponse,
	verifyRegistrationResponse,
	type AuthenticationResponseJSON,
	type RegistrationResponseJSON
} from '@simplewebauthn/server';
import { and, asc, eq } from 'drizzle-orm';
import { passkeys, type UserRow } from '#db/schema.ts';
import { Refusal } from '#sync/errors.ts';
import type { Deps } from '../core/deps.ts';
import { findUser } from '../users/find-user.ts';
import { newStep, takeStep } from './steps.ts';

export type PasskeyRow = typeof passkeys.$inferSelect;

/** Passkeys hang on the host that people see, and on its very origin. */
const siteOf = ({ config }: Deps) => ({
	rpID: new URL(config.publicUrl).hostname,
	origin: new URL(config.publicUrl).origin
});

/** EdDSA, ES256 and RS256, by their numbers in COSE: what authenticators have. What comes after these is still an experiment in Node. */
const algorithms = [-8, -7, -257];

export const passkeysOf = (deps: Deps, userId: string): Promise<PasskeyRow[]> =>
	deps.db.select().from(passkeys).where(eq(passkeys.userId, userId)).orderBy(asc(passkeys.createdAt));

/** What the browser makes a passkey from. It asks for the finger or the PIN: a passkey stands for the password and the second factor. */
export async function offerPasskey(deps: Deps, user: UserRow) {
	const known = await passkeysOf(deps, user.id);
	const options = await generateRegistrationOptions({
		...{ rpName: 'Twexel', rpID: siteOf(deps).rpID },
		...{ userID: new TextEncoder().encode(user.id), userName: user.email, userDisplayName: user.name },
		excludeCredentials: known.map((one) => ({ id: one.credentialId, transports: one.transports })),
		authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
		supportedAlgorithmIDs: algorithms
	});
	const { challenge } = options;
	const step = await newStep(deps.db, deps, { purpose: 'new_passkey', userId: user.id, challenge });
	return { step, options };
}

export async function keepPasskey(
	deps: Deps,
	userId: string,
	given: { step: string; response: RegistrationResponseJSON; name: string }
): Promise<PasskeyRow> {
	const step = await takeStep(deps.db, deps, 'new_passkey', given.step);
	if (!step?.challenge || step.userId !== userId) throw new Refusal('token_invalid');
	const { rpID, origin } = siteOf(deps);
	const { registrationInfo } = await verifyRegistrationResponse({
		response: given.response,
		expectedChallenge: step.challenge,
		...{ expectedOrigin: origin, expectedRPID: rpID, requireUserVerification: true },
		supportedAlgorithmIDs: algorithms
	}).catch(refuse);
	if (!registrationInfo) throw new Refusal('passkey_invalid');
	const { credential, credentialBackedUp: isBackedUp } = registrationInfo;
	const [kept] = await deps.db
		.insert(passkeys)
		.values({
			...{ userId, name: given.name, isBackedUp, createdAt: deps.clock.now() },
			...{ credentialId: credential.id, publicKey: Buffer.from(credential.publicKey) },
			...{ counter: credential.counter, transports: credential.transports ?? [] }
		})
		.onConflictDoNothing()
		.returning();
	if (!kept) throw new Refusal('already_exists');
	return kept;
}

/** For signing in: nobody is named, so the browser offers what it has. */
export async function askForPasskey(deps: Deps) {
	const options = await generateAuthenticationOptions({
		rpID: siteOf(deps).rpID,
		userVerification: 'required'
	});
	const step = await newStep(deps.db, deps, { purpose: 'passkey', challenge: options.challenge });
	return { step, options };
}

/** Whose passkey has signed the challenge. A counter that falls back means that there is a copy of it. */
export async function provePasskey(
	deps: Deps,
	word: string,
	response: AuthenticationResponseJSON
): Promise<UserRow> {
	const step = await takeStep(deps.db, deps, 'passkey', word);
	if (!step?.challenge) throw new Refusal('token_invalid');
	const [key] = await deps.db.select().from(passkeys).where(eq(passkeys.credentialId, response.id));
	if (!key) throw new Refusal('passkey_invalid');
	const { rpID, origin } = siteOf(deps);
	const { verified, authenticationInfo } = await verifyAuthenticationResponse({
		response,
		expectedChallenge: step.challenge,
		...{ expectedOrigin: origin, expectedRPID: rpID, requireUserVerification: true },
		credential: {
			...{ id: key.credentialId, publicKey: new Uint8Array(key.publicKey), counter: key.counter }
		}
	}).catch(refuse);
	if (!verified) throw new Refusal('passkey_invalid');
	await deps.db
		.update(passkeys)
		.set({ counter: authenticationInfo.newCounter, lastUsedAt: deps.clock.now() })
		.where(eq(passkeys.id, key.id));
	return findUser(deps.db, key.userId);
}

export async function renamePasskey(
	deps: Deps,
	userId: string,
	id: string,
	name: string
): Promise<PasskeyRow> {
	const [row] = await deps.db
		.update(passkeys)
		.set({ name })
		.where(and(eq(passkeys.id, id), eq(passkeys.userId, userId)))
		.returning();
	if (!row) throw new Refusal('not_found');
	return row;
}

export async function dropPasskey(deps: Deps, userId: string, id: string): Promise<void> {
	const [row] = await deps.db
		.delete(passkeys)
		.where(and(eq(passkeys.id, id), eq(passkeys.userId, userId)))
		.returning({ id: passkeys.id });
	if (!row) throw new Refusal('not_found');
}

/** The library throws for everything that does not fit, also for what cannot be read at all. */
function refuse(): never {
	throw new Refusal('passkey_invalid');
}
