import { createRoute, z } from '@hono/zod-openapi';
import { facedNetwork } from '#sync/records/network-face.ts';
import { signedIn } from '../auth/signed-in.ts';
import { jsonAnswer, newRoutes, problems } from '../core/http.ts';

const list = createRoute({
	tags: ['accounts'],
	middleware: signedIn,
	method: 'get',
	path: '/',
	responses: {
		200: jsonAnswer(
			'What each network takes, and how its channels are connected',
			z.object({ items: z.array(facedNetwork) })
		),
		...problems('unauthorized')
	}
});

export const networkListRoutes = newRoutes().openapi(list, (context) => {
	const networks = [...context.get('deps').networks.values()];
	const items = networks.map(({ manifest, face }) => ({ ...manifest, face }));
	return context.json({ items }, 200);
});
