import { createRoute, z } from '@hono/zod-openapi';
import { eq } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import { media as table } from '#db/schema.ts';
import { id } from '#sync/records/fields.ts';
import { media } from '#sync/records/media.ts';
import { mediaReader } from '../auth/media-cookie.ts';
import { signedIn } from '../auth/signed-in.ts';
import { access } from '../core/guard.ts';
import { jsonAnswer, newRoutes, problems } from '../core/http.ts';
import { formOnly, largeBody } from './accepts.ts';
import { mediaRecord } from './documents.ts';
import { findMedia } from './find-media.ts';
import { serve } from './serve.ts';
import { takeUpload } from './take-upload.ts';

const ofMember = { tags: ['media'], middleware: signedIn };
const params = z.object({ id });
const file = z
	.custom<File>((value) => value instanceof File, 'a file')
	.openapi({ type: 'string', format: 'binary' });

const upload = createRoute({
	tags: ['media'],
	middleware: [signedIn, formOnly, largeBody] as const,
	method: 'post',
	path: '/',
	request: {
		body: {
			required: true,
			content: { 'multipart/form-data': { schema: z.object({ projectId: id, id: id.optional(), file }) } }
		}
	},
	responses: {
		201: jsonAnswer('Judged by its content, written anew and stored', media),
		...problems(
			...(['unauthorized', 'forbidden', 'not_found', 'already_exists', 'validation_failed'] as const),
			...(['too_large', 'unsupported_media_type', 'media_unreadable', 'media_kind_unsupported'] as const)
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

/** For an `<img>`, so that these take the cookie of media too. */
const bytesAt = (path: '/{id}/file' | '/{id}/thumb') =>
	createRoute({
		tags: ['media'],
		method: 'get',
		path,
		request: { params },
		responses: { 200: { description: 'The picture' }, ...problems('unauthorized', 'not_found') }
	});

export const mediaRoutes = newRoutes()
	.openapi(upload, async (context) => {
		const { deps, caller } = { deps: context.get('deps'), caller: context.get('caller') };
		const row = await takeUpload(deps, caller.userId, context.req.valid('form'));
		return context.json(mediaRecord(row), 201);
	})
	.openapi(read, async (context) => {
		const { deps, caller } = { deps: context.get('deps'), caller: context.get('caller') };
		const row = await findMedia(deps.db, context.req.valid('param').id);
		await access(deps.db, caller.userId, row.projectId, 'project.read');
		return context.json(mediaRecord(row), 200);
	})
	.openapi(remove, async (context) => {
		const { deps, caller } = { deps: context.get('deps'), caller: context.get('caller') };
		await deps.write(async (tx) => {
			const row = await findMedia(tx, context.req.valid('param').id);
			await access(tx, caller.userId, row.projectId, 'media.write');
			const now = deps.clock.now();
			// The bytes stay: a post that is on its way may still need them.
			const gone = { deletedAt: now, updatedAt: now, writeId: uuidv7() };
			await tx.update(table).set(gone).where(eq(table.id, row.id));
		});
		return context.body(null, 204);
	})
	.openapi(bytesAt('/{id}/file'), async (context) => {
		const { deps, caller } = { deps: context.get('deps'), caller: await mediaReader(context) };
		const row = await findMedia(deps.db, context.req.valid('param').id);
		await access(deps.db, caller.userId, row.projectId, 'project.read');
		const name = `${row.id}.${row.mime.split('/')[1] ?? 'bin'}`;
		return serve(context, { path: deps.files.path(row.hash), mime: row.mime, name, etag: row.hash });
	})
	.openapi(bytesAt('/{id}/thumb'), async (context) => {
		const { deps, caller } = { deps: context.get('deps'), caller: await mediaReader(context) };
		const row = await findMedia(deps.db, context.req.valid('param').id);
		await access(deps.db, caller.userId, row.projectId, 'project.read');
		const path = deps.files.thumbPath(row.hash);
		return serve(context, { path, mime: 'image/webp', name: `${row.id}.webp`, etag: `${row.hash}-thumb` });
	});
