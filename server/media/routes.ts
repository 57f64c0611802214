import { createRoute, z } from '@hono/zod-openapi';
import { eq } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import { media as table } from '#db/schema.ts';
import { Refusal } from '#sync/errors.ts';
import { id } from '#sync/records/fields.ts';
import { media } from '#sync/records/media.ts';
import { signedIn } from '../auth/signed-in.ts';
import { access } from '../core/guard.ts';
import { idempotent } from '../core/idempotency.ts';
import { jsonAnswer, newRoutes, problems } from '../core/http.ts';
import { afterId, page, pageOf, pageQuery } from '../core/paging.ts';
import { reading, readingProject } from '../core/read-as.ts';
import { formOnly, isForm, largeBody, pictureOrForm, posterBody } from './accepts.ts';
import { mediaRecord } from './documents.ts';
import { findMedia } from './find-media.ts';
import { listMedia, mediaFilter } from './list-media.ts';
import { onDisk } from './on-disk.ts';
import { serve } from './serve.ts';
import { setPoster } from './set-poster.ts';
import { takeIn } from './take-in.ts';

const ofMember = { tags: ['media'], middleware: signedIn };
const params = z.object({ id });
const file = z
	.custom<File>((value) => value instanceof File, 'a file')
	.openapi({ type: 'string', format: 'binary' });

const upload = createRoute({
	tags: ['media'],
	middleware: [signedIn, formOnly, largeBody, idempotent] as const,
	method: 'post',
	path: '/',
	request: {
		body: {
			required: true,
			content: { 'multipart/form-data': { schema: z.object({ projectId: id, id: id.optional(), file }) } }
		}
	},
	responses: {
		201: jsonAnswer('Judged by its content, written anew where it is a picture, and stored', media),
		...problems(
			...(['unauthorized', 'forbidden', 'not_found', 'already_exists', 'validation_failed'] as const),
			...(['too_large', 'unsupported_media_type', 'media_unreadable', 'media_kind_unsupported'] as const)
		)
	}
});

const list = createRoute({
	...ofMember,
	method: 'get',
	path: '/',
	request: { query: mediaFilter.extend(pageQuery) },
	responses: {
		200: jsonAnswer('Files of the project, the newest first', pageOf(media)),
		...problems('unauthorized', 'not_found', 'validation_failed')
	}
});

const poster = createRoute({
	tags: ['media'],
	middleware: [signedIn, pictureOrForm, posterBody, idempotent] as const,
	method: 'post',
	path: '/{id}/poster',
	request: {
		params,
		body: {
			content: {
				'multipart/form-data': { schema: z.object({ file }) },
				'image/jpeg': { schema: z.string().openapi({ format: 'binary' }) }
			}
		}
	},
	responses: {
		200: jsonAnswer('The video with its small picture', media),
		...problems(
			...(['unauthorized', 'forbidden', 'not_found', 'too_large', 'unsupported_media_type'] as const),
			...(['media_unreadable', 'media_kind_unsupported', 'validation_failed'] as const)
		)
	}
});

const read = createRoute({
	...ofMember,
	method: 'get',
	path: '/{id}',
	request: { params },
	responses: { 200: jsonAnswer('What is known of the file', media), ...problems('unauthorized', 'not_found') }
});

const remove = createRoute({
	...ofMember,
	method: 'delete',
	path: '/{id}',
	request: { params },
	responses: { 204: { description: 'Gone' }, ...problems('unauthorized', 'forbidden', 'not_found') }
});

/** For an `<img>` or a `<video>`, so that these take the cookie of media too. */
const bytesAt = (path: '/{id}/file' | '/{id}/thumb') =>
	createRoute({
		tags: ['media'],
		method: 'get',
		path,
		request: { params },
		responses: {
			200: { description: 'The bytes' },
			206: { description: 'The part of them that Range names' },
			...problems('unauthorized', 'not_found', 'range_not_satisfiable')
		}
	});

export const mediaRoutes = newRoutes()
	.openapi(upload, async (context) => {
		const { deps, caller } = { deps: context.get('deps'), caller: context.get('caller') };
		const { file, ...about } = context.req.valid('form');
		const row = await onDisk(deps, file.stream(), (path) =>
			takeIn(deps, caller.userId, { ...about, path, name: file.name })
		);
		return context.json(mediaRecord(row), 201);
	})
	.openapi(list, async (context) => {
		const { deps, caller } = { deps: context.get('deps'), caller: context.get('caller') };
		const { limit, cursor, ...filter } = context.req.valid('query');
		const rows = await readingProject(deps, caller.userId, filter.projectId, (db) =>
			listMedia(db, filter, limit + 1, afterId(cursor))
		);
		const { items, nextCursor } = page(rows, limit, (last) => last.id);
		return context.json({ items: items.map(mediaRecord), nextCursor }, 200);
	})
	.openapi(poster, async (context) => {
		const { deps, caller } = { deps: context.get('deps'), caller: context.get('caller') };
		// Where the body is the picture itself, there is nothing in the form.
		const form = isForm(context.req.header('content-type')) ? context.req.valid('form') : '';
		const picture = typeof form === 'string' ? context.req.raw.body : form.file.stream();
		if (!picture) throw new Refusal('media_unreadable');
		const row = await setPoster(deps, caller.userId, context.req.valid('param').id, picture);
		return context.json(mediaRecord(row), 200);
	})
	.openapi(read, async (context) => {
		const { deps, caller } = { deps: context.get('deps'), caller: context.get('caller') };
		const row = await reading(deps, caller.userId, async (db) => {
			const found = await findMedia(db, context.req.valid('param').id);
			await access(db, caller.userId, found.projectId, 'project.read');
			return found;
		});
		return context.json(mediaRecord(row), 200);
	})
	.openapi(remove, async (context) => {
		const { deps, caller } = { deps: context.get('deps'), caller: context.get('caller') };
		await deps.write(async (tx) => {
			const row = await findMedia(tx, context.req.valid('param').id);
			await access(tx, caller.userId, row.projectId, 'media.write');
			const now = deps.clock.now();
			// The bytes stay for a while: a post that is on its way may still need them.
			const gone = { deletedAt: now, updatedAt: now, writeId: uuidv7() };
			await tx.update(table).set(gone).where(eq(table.id, row.id));
		});
		return context.body(null, 204);
	})
	.openapi(bytesAt('/{id}/file'), (context) => serve(context, context.req.valid('param').id, 'whole'))
	.openapi(bytesAt('/{id}/thumb'), (context) => serve(context, context.req.valid('param').id, 'thumb'));
