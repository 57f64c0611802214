import { randomInt } from 'node:crypto';
import { and, count, eq } from 'drizzle-orm';
import type { Db, Tx } from '#db/client.ts';
import { recoveryCodes } from '#db/schema.ts';
import { hashOf } from '../auth/lucia.ts';

const howMany = 10;
/** No letter or number that is taken for another; 12 of 32 are 60 bits, which nobody guesses ten at a time. */
const letters = '23456789abcdefghjkmnpqrstuvwxyz';
const length = 12;

/** Ten new ones, shown once; those before stop working. */
export async function newRecoveryCodes(tx: Tx, userId: string): Promise<string[]> {
	const codes = Array.from({ length: howMany }, newCode);
	await tx.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId));
	await tx.insert(recoveryCodes).values(codes.map((code) => ({ hash: hashIn(userId, code), userId })));
	return codes;
}

/** Whether it is one of the person's; it is used up by this. */
export async function takeRecoveryCode(db: Db | Tx, userId: string, code: string): Promise<boolean> {
	const [taken] = await db
		.delete(recoveryCodes)
		.where(and(eq(recoveryCodes.hash, hashIn(userId, code)), eq(recoveryCodes.userId, userId)))
		.returning({ hash: recoveryCodes.hash });
	return taken !== undefined;
}

export async function recoveryCodesLeft(db: Db, userId: string): Promise<number> {
	const [row] = await db
		.select({ left: count() })
		.from(recoveryCodes)
		.where(eq(recoveryCodes.userId, userId));
	return row?.left ?? 0;
}

const newCode = (): string =>
	Array.from({ length }, () => letters[randomInt(letters.length)])
		.join('')
		.replace(/(.{4})(?=.)/g, '$1-');

/** However it was typed. */
const hashIn = (userId: string, code: string): string =>
	hashOf(`${userId} ${code.toLowerCase().replace(/[^a-z0-9]/g, '')}`);
