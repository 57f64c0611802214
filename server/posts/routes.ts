import { createRoute, z } from '@hono/zod-openapi';
import { id } from '#sync/records/fields.ts';
import { poll } from '#sync/records/poll.ts';
import { signedIn } from '../auth/signed-in.ts';
import { jsonAnswer, jsonBody, newRoutes, problems, writtenJson } from '../core/http.ts';
import { afterId, page, pageOf, pageQuery } from '../core/paging.ts';
import { reading } from '../core/read-as.ts';
import { rememberedPage } from '../core/remembered.ts';
import { fullPost as fullPostShape, newPost, postChange, postFilter } from './bodies.ts';
import { changePost } from './change-post.ts';
import { createPost } from './create-post.ts';
import { deletePost } from './delete-post.ts';
import { fullPost, fullPosts } from './documents.ts';
import { findPost } from './find-post.ts';
import { listPosts } from './list-posts.ts';
import { previewPost } from './preview-post.ts';

const ofMember = { tags: ['posts'], middleware: signedIn };
const params = z.object({ id });
const post = (description: string) => jsonAnswer(description, fullPostShape);

const list = createRoute({
	...ofMember,
	method: 'get',
	path: '/',
	request: { query: postFilter.extend(pageQuery) },
	responses: {
		200: jsonAnswer('The newest first', pageOf(fullPostShape)),
		...problems('unauthorized', 'not_found', 'validation_failed')
	}
});

const read = createRoute({
	...ofMember,
	method: 'get',
	path: '/{id}',
	request: { params },
	responses: { 200: post('The post'), ...problems('unauthorized', 'not_found') }
});

const create = createRoute({
	...ofMember,
	method: 'post',
	path: '/',
	request: { body: jsonBody(newPost) },
	responses: {
		201: post('A draft'),
		...problems('unauthorized', 'forbidden', 'not_found', 'already_exists', 'validation_failed')
	}
});

const change = createRoute({
	...ofMember,
	method: 'put',
	path: '/{id}',
	request: { params, body: jsonBody(postChange) },
	responses: {
		200: post('As it is now'),
		...problems(
			'unauthorized',
			'forbidden',
			'not_found',
			'already_published',
			'already_publishing',
			'validation_failed',
			'empty_post',
			'text_too_long',
			'caption_too_long',
			'delete_before_publish',
			'delete_too_late',
			'delete_unsupported',
			'poll_closes_early',
			'poll_closes_late'
		)
	}
});

const remove = createRoute({
	...ofMember,
	method: 'delete',
	path: '/{id}',
	/** `keep`: what networks hold of it stays there. */
	request: { params, query: z.object({ keep: z.enum(['true', 'false']).default('false') }) },
	responses: {
		204: { description: 'Gone' },
		...problems('unauthorized', 'forbidden', 'not_found', 'already_publishing', 'already_published')
	}
});

const preview = createRoute({
	...ofMember,
	method: 'get',
	path: '/{id}/preview',
	request: { params, query: z.object({ accountId: id }) },
	responses: {
		200: jsonAnswer(
			'What the channel would be sent',
			z.object({
				parts: z.array(
					z.object({
						kind: z.enum(['message', 'poll', 'comment', 'pin']),
						html: z.string(),
						mediaIds: z.array(id),
						poll: poll.nullable()
					})
				),
				warnings: z.array(z.object({ code: z.string(), detail: z.string() }))
			})
		),
		...problems('unauthorized', 'not_found', 'account_not_found', 'media_not_found')
	}
});

export const postRoutes = newRoutes()
	.openapi(list, async (context) => {
		const { deps, caller } = { deps: context.get('deps'), caller: context.get('caller') };
		const { limit, cursor, ...filter } = context.req.valid('query');
		const after = afterId(cursor);
		const asked = {
			...{ userId: caller.userId, projectId: filter.projectId },
			what: ['posts', limit, after, filter]
		};
		const json = await rememberedPage(deps, asked, async (db) => {
			const rows = await listPosts(db, filter, limit + 1, after);
			const { items, nextCursor } = page(rows, limit, (last) => last.id);
			return { items: await fullPosts(db, items), nextCursor };
		});
		return writtenJson(context, json);
	})
	.openapi(read, async (context) => {
		const { deps, caller } = { deps: context.get('deps'), caller: context.get('caller') };
		const { id } = context.req.valid('param');
		const found = await reading(deps, caller.userId, async (db) =>
			fullPost(db, await findPost(db, caller.userId, id, 'project.read'))
		);
		return context.json(found, 200);
	})
	.openapi(create, async (context) => {
		const { deps, caller } = { deps: context.get('deps'), caller: context.get('caller') };
		const made = await deps.write(async (tx) =>
			fullPost(tx, await createPost(tx, deps, caller.userId, context.req.valid('json')))
		);
		return context.json(made, 201);
	})
	.openapi(change, async (context) => {
		const { deps, caller } = { deps: context.get('deps'), caller: context.get('caller') };
		const { id } = context.req.valid('param');
		const changed = await deps.write(async (tx) =>
			fullPost(tx, await changePost(tx, deps, caller.userId, id, context.req.valid('json')))
		);
		return context.json(changed, 200);
	})
	.openapi(remove, async (context) => {
		const { deps, caller } = { deps: context.get('deps'), caller: context.get('caller') };
		const isKept = context.req.valid('query').keep === 'true';
		await deps.write((tx) => deletePost(tx, deps, caller.userId, context.req.valid('param').id, isKept));
		return context.body(null, 204);
	})
	.openapi(preview, async (context) => {
		const { deps, caller } = { deps: context.get('deps'), caller: context.get('caller') };
		const row = await findPost(deps.db, caller.userId, context.req.valid('param').id, 'project.read');
		return context.json(await previewPost(deps, row, context.req.valid('query').accountId), 200);
	});
