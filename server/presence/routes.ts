import { createRoute, z } from '@hono/zod-openapi';
import { and, eq, gt, lt, ne } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { presences, users } from '#db/schema.ts';
import { id } from '#sync/records/fields.ts';
import { signedIn } from '../auth/signed-in.ts';
import { jsonAnswer, newRoutes, problems } from '../core/http.ts';
import { findPost } from '../posts/find-post.ts';

/** Who else has a post before them. Each says so every few seconds; who has said nothing for a while is gone. */

const ofMember = { tags: ['posts'], middleware: signedIn };
const params = z.object({ id });
const others = z.object({ items: z.array(z.object({ userId: id, name: z.string() })) });

/** How long a word holds, in milliseconds. */
export const lease = 25_000;

const look = createRoute({
	...ofMember,
	method: 'post',
	path: '/{id}/presence',
	request: { params },
	responses: { 200: jsonAnswer('Who else looks at it now', others), ...problems('unauthorized', 'not_found') }
});

const leave = createRoute({
	...ofMember,
	method: 'delete',
	path: '/{id}/presence',
	request: { params },
	responses: { 204: { description: 'Gone' }, ...problems('unauthorized', 'not_found') }
});

async function othersAt(db: Db, postId: string, userId: string, since: Date) {
	return db
		.select({ userId: presences.userId, name: users.name })
		.from(presences)
		.innerJoin(users, eq(users.id, presences.userId))
		.where(and(eq(presences.postId, postId), ne(presences.userId, userId), gt(presences.seenAt, since)))
		.orderBy(presences.userId)
		.limit(20);
}

export const presenceRoutes = newRoutes()
	.openapi(look, async (context) => {
		const { db, clock } = context.get('deps');
		const { userId } = context.get('caller');
		const { id: postId } = await findPost(db, userId, context.req.valid('param').id, 'project.read');
		const seenAt = clock.now();
		const since = new Date(seenAt.getTime() - lease);
		await db
			.insert(presences)
			.values({ postId, userId, seenAt })
			.onConflictDoUpdate({ target: [presences.postId, presences.userId], set: { seenAt } });
		await db.delete(presences).where(and(eq(presences.postId, postId), lt(presences.seenAt, since)));
		return context.json({ items: await othersAt(db, postId, userId, since) }, 200);
	})
	.openapi(leave, async (context) => {
		const { db } = context.get('deps');
		const { userId } = context.get('caller');
		const { id: postId } = await findPost(db, userId, context.req.valid('param').id, 'project.read');
		await db.delete(presences).where(and(eq(presences.postId, postId), eq(presences.userId, userId)));
		return context.body(null, 204);
	});
