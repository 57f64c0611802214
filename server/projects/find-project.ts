import { and, eq, isNull } from 'drizzle-orm';
import type { Db, Tx } from '#db/client.ts';
import { projects, type ProjectRow } from '#db/schema.ts';
import { Refusal } from '#sync/errors.ts';

export async function findProject(db: Db | Tx, id: string): Promise<ProjectRow> {
	const [row] = await db
		.select()
		.from(projects)
		.where(and(eq(projects.id, id), isNull(projects.deletedAt)));
	if (!row) throw new Refusal('not_found');
	return row;
}
