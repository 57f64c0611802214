import { and, eq, gt } from 'drizzle-orm';
import type { Db, Tx } from '#db/client.ts';
import { signInSteps, type SignInStepRow } from '#db/schema.ts';
import type { Deps } from '../core/deps.ts';
import { hashOf, newToken } from '../auth/lucia.ts';

/** The second half must follow within this, in milliseconds. */
const lifetime = 10 * 60_000;

type Purpose = SignInStepRow['purpose'];

interface Half {
	purpose: Purpose;
	userId?: string;
	/** What a passkey has to sign. */
	challenge?: string;
}

/** The first half was done: gives the word by which the second finds it. */
export async function newStep(db: Db | Tx, deps: Pick<Deps, 'clock'>, half: Half): Promise<string> {
	const word = newToken();
	const expiresAt = new Date(deps.clock.now().getTime() + lifetime);
	await db.insert(signInSteps).values({ ...half, hash: hashOf(word), expiresAt });
	return word;
}

/** Null for one that is unknown, over, or for something else. */
export async function findStep(
	db: Db | Tx,
	deps: Pick<Deps, 'clock'>,
	purpose: Purpose,
	word: string
): Promise<SignInStepRow | null> {
	const [step] = await db
		.select()
		.from(signInSteps)
		.where(isIt(deps, purpose, word));
	return step ?? null;
}

/** The same, and nobody finds it again. */
export async function takeStep(
	db: Db | Tx,
	deps: Pick<Deps, 'clock'>,
	purpose: Purpose,
	word: string
): Promise<SignInStepRow | null> {
	const [step] = await db
		.delete(signInSteps)
		.where(isIt(deps, purpose, word))
		.returning();
	return step ?? null;
}

const isIt = ({ clock }: Pick<Deps, 'clock'>, purpose: Purpose, word: string) =>
	and(
		eq(signInSteps.hash, hashOf(word)),
		eq(signInSteps.purpose, purpose),
		gt(signInSteps.expiresAt, clock.now())
	);
