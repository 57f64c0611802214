import bcrypt from 'bcrypt';
import type { Tx } from '../client.ts';
import { users } from '../schema.ts';

export const demo = { email: 'demo@twexel.test', password: 'demo-twexel-coffee' };

export const colleagues = [
	{ email: 'masha@twexel.test', name: 'Маша Королёва' },
	{ email: 'lev@twexel.test', name: 'Лев Антонов' },
	{ email: 'vera@twexel.test', name: 'Вера Ильина' }
];

export interface People {
	owner: { id: string; email: string };
	others: { id: string; email: string }[];
}

/**
 * The one who signs in, and those who work with them; all have the same password. Null where they are there already. In an empty
 * installation the first is administrator, as whoever signs up first would be.
 */
export async function addPeople(tx: Tx, now: Date): Promise<People | null> {
	const passwordHash = await bcrypt.hash(demo.password, 12);
	const [anybody] = await tx.select({ id: users.id }).from(users).limit(1);
	const role: 'user' | 'admin' = anybody ? 'user' : 'admin';
	const all = [{ email: demo.email, name: 'Анна Смирнова', role }, ...colleagues];
	const made = await tx
		.insert(users)
		.values(
			all.map((one) => ({ ...one, passwordHash, emailVerifiedAt: now, createdAt: now, updatedAt: now }))
		)
		.onConflictDoNothing()
		.returning({ id: users.id, email: users.email });
	const [owner, ...others] = all.flatMap(({ email }) => made.find((one) => one.email === email) ?? []);
	return owner?.email === demo.email ? { owner, others } : null;
}
