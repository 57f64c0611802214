import { createRoute, z } from '@hono/zod-openapi';
import { linkAsked, pageCard } from '#sync/records/page-card.ts';
import { signedIn } from '../auth/signed-in.ts';
import { spend, type Budget } from '../core/budget.ts';
import { jsonAnswer, jsonBody, newRoutes, problems } from '../core/http.ts';
import { cardAt } from './card-at.ts';

/** What networks will show of a link, before a post is out. The pages are asked by us: a browser may not, and a person's address is nobody's affair. */

/** Whoever writes has a few links in hand; who asks for more makes us knock at other people's doors. */
const budget: Budget = { name: 'link-card', points: 30, seconds: 60 };

const look = createRoute({
	tags: ['posts'],
	middleware: signedIn,
	method: 'post',
	path: '/',
	// Asked by a body: an address may hold a secret, and addresses are written into logs.
	request: { body: jsonBody(linkAsked) },
	responses: {
		200: jsonAnswer('What the page says of itself', z.object({ card: pageCard.nullable() })),
		...problems('unauthorized', 'validation_failed', 'too_many_requests')
	}
});

export const linkCardRoutes = newRoutes().openapi(look, async (context) => {
	const deps = context.get('deps');
	await spend(deps, budget, context.get('caller').userId);
	return context.json({ card: await cardAt(deps, context.req.valid('json').url) }, 200);
});
