import { z } from '@hono/zod-openapi';

/** The community's number, or the name in its address. */
export const groupId = z
	.union([z.number().int().positive(), z.string().trim().max(64)])
	.transform((given) => String(given).replace(/^-/, ''))
	.pipe(z.string().regex(/^[\w.]{1,64}$/, 'the number of the community, or its name'));
