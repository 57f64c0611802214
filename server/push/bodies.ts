import { z } from '@hono/zod-openapi';

const bytes = (text: string): Buffer => Buffer.from(text, 'base64url');
const base64url = z
	.string()
	.max(128)
	.regex(/^[\w-]+=*$/, 'base64url');

/** The browser's own description of a subscription (Push API), of which the rest is of no use. Push services speak TLS alone. */
export const newSubscription = z.object({
	endpoint: z.url({ protocol: /^https$/ }).max(2048),
	keys: z.object({
		p256dh: base64url.refine((key) => bytes(key).length === 65 && bytes(key)[0] === 4, 'a point of P-256'),
		auth: base64url.refine((secret) => bytes(secret).length === 16, '16 bytes')
	})
});

export const oldSubscription = newSubscription.pick({ endpoint: true });
