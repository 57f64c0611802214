import { eq, isNull } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { users } from '#db/schema.ts';
import type { Deps } from '../core/deps.ts';
import { noteConsent } from '../users/consent.ts';
import { alreadyThereLetter, verificationLetter, type Locale } from './letters.ts';
import { chargeAsking, mayWriteTo } from './budgets.ts';
import type { Device } from './device.ts';
import { dropMailTokens, newMailToken } from './mail-tokens.ts';
import { noteEvent } from './note-event.ts';
import { hashPassword, refuseCrowd } from './passwords.ts';
import { refuseWeak } from './weak-passwords.ts';

export interface Registration {
	email: string;
	password: string;
	name?: string | undefined;
	locale?: Locale | undefined;
}

/**
 * Answers nothing, and takes as long, whether the address is new or not: who asks must not learn it. Its owner does, by mail.
 * An address that was never verified belongs to nobody yet, so the last who registers it sets the password, and earlier links die.
 */
export async function register(deps: Deps, registration: Registration, device: Device): Promise<void> {
	const { email, name = '', locale = 'ru' } = registration;
	refuseCrowd(deps);
	await chargeAsking(deps, device);
	await refuseWeak(registration.password, [email, name]);
	const passwordHash = await hashPassword(deps, registration.password);
	const outcome = await deps.db.transaction((tx) => store(tx, deps, registration, passwordHash, device));
	if (!(await mayWriteTo(deps, email))) return;
	const { publicUrl } = deps.config;
	deps.mail.send(
		outcome.is === 'taken'
			? alreadyThereLetter(email, outcome.locale, publicUrl)
			: verificationLetter(email, locale, publicUrl, outcome.token)
	);
}

type Outcome = { is: 'taken'; locale: Locale } | { is: 'unverified'; token: string };

async function store(
	tx: Tx,
	deps: Deps,
	{ email, name = '', locale = 'ru' }: Registration,
	passwordHash: string,
	device: Device
): Promise<Outcome> {
	const now = deps.clock.now();
	const [user] = await tx
		.insert(users)
		.values({ email, name, locale, passwordHash, createdAt: now, updatedAt: now })
		.onConflictDoUpdate({
			target: users.email,
			set: { name, locale, passwordHash, updatedAt: now },
			setWhere: isNull(users.emailVerifiedAt)
		})
		.returning({ id: users.id });
	const [owner] = await tx
		.select({ id: users.id, locale: users.locale })
		.from(users)
		.where(eq(users.email, email));
	if (!owner) throw new Error('a registration was not stored');
	if (user) await noteConsent(tx, deps, user.id, 'account', true);
	// The same statements for an address that is taken: they are what the answer's time is made of.
	const purpose = user ? 'verify' : 'none';
	await dropMailTokens(tx, owner.id, [purpose]);
	const token = await newMailToken(tx, { userId: owner.id, purpose }, now);
	if (user) await noteEvent(tx, deps, { action: 'registered', userId: user.id, device });
	return user ? { is: 'unverified', token } : { is: 'taken', locale: owner.locale };
}
