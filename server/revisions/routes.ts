import { createRoute, z } from '@hono/zod-openapi';
import { id } from '#sync/records/fields.ts';
import { revision } from '#sync/records/revision.ts';
import { signedIn } from '../auth/signed-in.ts';
import { jsonAnswer, newRoutes, problems } from '../core/http.ts';
import { afterInstant, page, pageOf, pageQuery } from '../core/paging.ts';
import { reading } from '../core/read-as.ts';
import { fullPost as fullPostShape } from '../posts/bodies.ts';
import { fullPost } from '../posts/documents.ts';
import { findPost } from '../posts/find-post.ts';
import { listRevisions } from './list-revisions.ts';
import { restoreRevision } from './restore-revision.ts';

const ofMember = { tags: ['posts'], middleware: signedIn };

const list = createRoute({
	...ofMember,
	method: 'get',
	path: '/{id}/revisions',
	request: { params: z.object({ id }), query: z.object(pageQuery) },
	responses: {
		200: jsonAnswer('Every version of the post, the newest first', pageOf(revision)),
		...problems('unauthorized', 'not_found', 'validation_failed')
	}
});

const restore = createRoute({
	...ofMember,
	method: 'post',
	path: '/{id}/revisions/{revisionId}/restore',
	request: { params: z.object({ id, revisionId: id }) },
	responses: {
		200: jsonAnswer('The post, saying again what it said then', fullPostShape),
		...problems('unauthorized', 'forbidden', 'not_found', 'already_published', 'already_publishing'),
		...problems('text_too_long', 'caption_too_long', 'too_many_media', 'no_targets', 'empty_post')
	}
});

export const revisionRoutes = newRoutes()
	.openapi(list, async (context) => {
		const { deps, caller } = { deps: context.get('deps'), caller: context.get('caller') };
		const { id } = context.req.valid('param');
		const { limit, cursor } = context.req.valid('query');
		const revisions = await reading(deps, caller.userId, async (db) => {
			const post = await findPost(db, caller.userId, id, 'project.read');
			return listRevisions(db, post, limit + 1, afterInstant(cursor));
		});
		return context.json(
			page(revisions, limit, (last) => `${last.savedAt} ${last.id}`),
			200
		);
	})
	.openapi(restore, async (context) => {
		const { deps, caller } = { deps: context.get('deps'), caller: context.get('caller') };
		const { id, revisionId } = context.req.valid('param');
		const restored = await deps.write(async (tx) =>
			fullPost(tx, await restoreRevision(tx, deps, caller.userId, id, revisionId))
		);
		return context.json(restored, 200);
	});
