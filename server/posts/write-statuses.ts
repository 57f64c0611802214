import { sql } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import type { Tx } from '#db/client.ts';
import { posts } from '#db/schema.ts';
import type { PostStatus } from '#sync/records/post.ts';
import type { Deps } from '../core/deps.ts';

/** Writes of many posts by the server, each with a fresh word, in one statement: a crowd that is due at one second is to leave in it. */
export async function writeStatuses(
	tx: Tx,
	{ clock }: Pick<Deps, 'clock'>,
	statuses: Map<string, PostStatus>
): Promise<void> {
	if (statuses.size === 0) return;
	const words = [...statuses].map(([id, status]) => ({ id, status, write_id: uuidv7() }));
	await tx.execute(sql`
		update ${posts} set
			status = word.status, updated_at = ${clock.now().toISOString()}::timestamptz, write_id = word.write_id
		from jsonb_to_recordset(${JSON.stringify(words)}::jsonb) as word(id uuid, status text, write_id text)
		where posts.id = word.id`);
}
