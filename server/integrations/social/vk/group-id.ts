import { z } from '@hono/zod-openapi';

/** Whatever people paste for a community: its number, or the name in its address. */
export function communityOf(text: string): string {
	const name = text
		.trim()
		.replace(/^(?:https?:\/\/)?(?:m\.)?vk\.(?:com|ru)\//i, '')
		.replace(/^@/, '')
		.replace(/[/?#].*$/, '');
	const [, number] = /^(?:-|club|public|event)?(\d+)$/i.exec(name) ?? [];
	return number ?? name;
}

/** The community's number, or the name in its address. */
export const groupId = z
	.union([z.number().int().positive(), z.string().max(256)])
	.transform((given) => communityOf(String(given)))
	.pipe(z.string().regex(/^[\w.]{1,64}$/, 'the number of the community, or its name'));
