import { and, desc, eq, ilike, isNull, lt, or } from 'drizzle-orm';
import type { z } from '@hono/zod-openapi';
import type { Db } from '#db/client.ts';
import { templates, type TemplateRow } from '#db/schema.ts';
import type { templateFilter } from './bodies.ts';

/** Templates of a project, the newest first, after the one that a cursor names; with `q`, those that say it in name or text. */
export function listTemplates(
	db: Db,
	{ projectId, q }: z.output<typeof templateFilter>,
	limit: number,
	after: string | undefined
): Promise<TemplateRow[]> {
	const pattern = q ? `%${q.replaceAll(/[\\%_]/g, '\\$&')}%` : undefined;
	return db
		.select()
		.from(templates)
		.where(
			and(
				eq(templates.projectId, projectId),
				isNull(templates.deletedAt),
				pattern === undefined
					? undefined
					: or(ilike(templates.name, pattern), ilike(templates.html, pattern)),
				after === undefined ? undefined : lt(templates.id, after)
			)
		)
		.orderBy(desc(templates.id))
		.limit(limit);
}
