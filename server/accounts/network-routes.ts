import { createRoute, z } from '@hono/zod-openapi';
import { networkManifest } from '#sync/records/network.ts';
import { signedIn } from '../auth/signed-in.ts';
import { jsonAnswer, newRoutes, problems } from '../core/http.ts';

const list = createRoute({
	tags: ['accounts'],
	middleware: signedIn,
	method: 'get',
	path: '/',
	responses: {
		200: jsonAnswer('What each network takes', z.object({ items: z.array(networkManifest) })),
		...problems('unauthorized')
	}
});

export const networkRoutes = newRoutes().openapi(list, (context) => {
	const items = [...context.get('deps').networks.values()].map((network) => network.manifest);
	return context.json({ items }, 200);
});
