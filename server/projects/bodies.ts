import { z } from '@hono/zod-openapi';
import { project } from '#sync/records/project.ts';

const { id, name, timezone, approvalRequired } = project.shape;

export const newProject = z.object({
	id: id.optional(),
	name,
	timezone: timezone.default('Europe/Moscow'),
	approvalRequired: approvalRequired.default(false)
});

export const projectChange = z.object({ name, timezone, approvalRequired }).partial();
export type ProjectChange = z.output<typeof projectChange>;
