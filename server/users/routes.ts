import { createRoute, z } from '@hono/zod-openapi';
import { record } from '../audit/record.ts';
import { signedIn } from '../auth/signed-in.ts';
import { newRoutes, problems } from '../core/http.ts';
import { exportUser } from './export-user.ts';

/** A POST, because it is written down that somebody took it. */
const take = createRoute({
	tags: ['auth'],
	middleware: signedIn,
	method: 'post',
	path: '/me/export',
	responses: {
		200: {
			description: 'All that is the caller’s',
			content: { 'application/json': { schema: z.looseObject({}) } }
		},
		...problems('unauthorized')
	}
});

/** What the law gives people over their data. */
export const userRoutes = newRoutes().openapi(take, async (context) => {
	const { deps, caller } = { deps: context.get('deps'), caller: context.get('caller') };
	const target = { kind: 'user' as const, id: caller.userId, personId: caller.userId };
	await deps.db.transaction((tx) => record(tx, deps, { projectId: null, action: 'user.exported', target }));
	const all = await deps.db.transaction((tx) => exportUser(tx, caller.userId), {
		isolationLevel: 'repeatable read',
		accessMode: 'read only'
	});
	context.header('content-disposition', `attachment; filename="twexel-${caller.userId}.json"`);
	// The cast: what the file holds is told by export-user.ts and by no schema.
	return context.json(all as unknown as Record<string, never>, 200);
});
