import { eq, isNull } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { users } from '#db/schema.ts';
import type { Deps } from '../core/deps.ts';
import { perDeps } from '../core/per-deps.ts';
import { Throttle } from '../core/throttle.ts';
import { alreadyThereLetter, verificationLetter, type Locale } from './letters.ts';
import { newVerification } from './mail-tokens.ts';
import { hashPassword } from './passwords.ts';

export interface Registration {
	email: string;
	password: string;
	name?: string | undefined;
	locale?: Locale | undefined;
}

/** Letters that one address gets in an hour, however often somebody registers it. */
const lettersOf = perDeps(() => new Throttle(6, 60 * 60_000));

/**
 * Answers nothing, and takes as long, whether the address is new or not: who asks must not learn it. Its owner does, by mail.
 * An address that was never verified belongs to nobody yet, so the last who registers it sets the password, and earlier links die.
 */
export async function register(deps: Deps, registration: Registration): Promise<void> {
	const { email, locale = 'ru' } = registration;
	const passwordHash = await hashPassword(deps, registration.password);
	const outcome = await deps.db.transaction((tx) => store(tx, deps, registration, passwordHash));
	const now = deps.clock.now();
	if (lettersOf(deps).isFull(email, now)) return deps.log.warn('an address had its letters for this hour');
	lettersOf(deps).count(email, now);
	const { publicUrl } = deps.config;
	if (outcome.is === 'taken') {
		deps.mail.send(alreadyThereLetter(email, outcome.locale, `${publicUrl}/sign-in`));
	} else {
		deps.mail.send(verificationLetter(email, locale, `${publicUrl}/verify-email?token=${outcome.token}`));
	}
}

type Outcome = { is: 'taken'; locale: Locale } | { is: 'unverified'; token: string };

async function store(
	tx: Tx,
	deps: Deps,
	{ email, name = '', locale = 'ru' }: Registration,
	passwordHash: string
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
	if (user) return { is: 'unverified', token: await newVerification(tx, user.id, now) };
	const [owner] = await tx.select({ locale: users.locale }).from(users).where(eq(users.email, email));
	return { is: 'taken', locale: owner?.locale ?? locale };
}
