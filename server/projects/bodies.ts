import { z } from '@hono/zod-openapi';
import { hashtagGroups, utmRules } from '#sync/records/extras.ts';
import { graceMinutes, overflow, project, usualGrace } from '#sync/records/project.ts';

const { id, name, timezone, approvalRequired } = project.shape;
const settings = {
	...{ name, timezone, approvalRequired, overflow, graceMinutes },
	...{ hashtagGroups, utm: utmRules }
};

export const newProject = z.object({
	id: id.optional(),
	name,
	timezone: timezone.default('Europe/Moscow'),
	approvalRequired: approvalRequired.default(false),
	overflow: overflow.default('refuse'),
	graceMinutes: graceMinutes.default(usualGrace)
});

export const projectChange = z.object(settings).partial();
export type ProjectChange = z.output<typeof projectChange>;
