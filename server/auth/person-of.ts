import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { prepared } from '#db/prepared.ts';
import { sessions, users } from '#db/schema.ts';
import type { Deps } from '../core/deps.ts';
import { gathered } from '../core/gathered.ts';
import type { Bearer } from './tokens.ts';

export interface Person {
	role: 'user' | 'admin';
}

/** The person behind a living session, or null. A session that has ended is refused at once. */
export async function personOf(deps: Deps, { userId, sessionId }: Bearer): Promise<Person | null> {
	const found = await livingOf(deps, sessionId);
	return found?.userId === userId ? { role: found.role } : null;
}

const livingOf = gathered(living);

async function living(db: Db, ids: readonly string[]) {
	const rows = await livingQuery(db).execute({ ids });
	const bySession = new Map(rows.map((row) => [row.id, row]));
	return ids.map((id) => bySession.get(id) ?? null);
}

const livingQuery = prepared((db) =>
	db
		.select({ id: sessions.id, userId: sessions.userId, role: users.role })
		.from(sessions)
		.innerJoin(users, eq(users.id, sessions.userId))
		.where(and(sql`${sessions.id} = any(${sql.placeholder('ids')}::uuid[])`, isNull(sessions.endedAt)))
		.prepare('living_sessions')
);
