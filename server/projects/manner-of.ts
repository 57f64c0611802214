import { eq } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { projects, type ProjectRow } from '#db/schema.ts';

/** What a project wants of all that goes out: what becomes of a text without room, and what links are marked with. */
export type Manner = Pick<ProjectRow, 'overflow' | 'utm'>;

export const usualManner: Manner = { overflow: 'refuse', utm: [] };

export async function mannerOf(tx: Tx, projectId: string): Promise<Manner> {
	const { overflow, utm } = projects;
	const [project] = await tx.select({ overflow, utm }).from(projects).where(eq(projects.id, projectId));
	return project ?? usualManner;
}
