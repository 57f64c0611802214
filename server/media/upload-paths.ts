import { createRoute, z } from '@hono/zod-openapi';
import { id } from '#sync/records/fields.ts';
import { media } from '#sync/records/media.ts';
import { jsonAnswer, problems } from '../core/http.ts';

const common = { tags: ['media'], security: [{ bearer: [] }] };
const mediaId = { 'X-Twexel-Media': id.optional() };
const offset = z.object({ 'Upload-Offset': z.string() });

const begin = createRoute({
	...common,
	method: 'post',
	path: '/',
	description:
		'tus 1.0. Upload-Metadata names projectId and id (the file’s, chosen by the device), and may name filename, filetype, ' +
		'sha256 (hex, of the file) and alt.',
	request: { headers: z.object({ 'Upload-Length': z.string(), 'Upload-Metadata': z.string() }) },
	responses: {
		201: { description: 'Begun: Location says where it is sent, Upload-Expires until when' },
		...problems(
			...(['bad_request', 'unauthorized', 'forbidden', 'not_found', 'already_exists'] as const),
			...(['upload_version_unsupported', 'too_large', 'unsupported_media_type', 'validation_failed'] as const)
		)
	}
});

const at = { ...common, path: '/{upload}', request: { params: z.object({ upload: z.string() }) } } as const;
const refused = problems(
	...(['bad_request', 'unauthorized', 'forbidden', 'not_found', 'upload_offset_mismatch'] as const),
	...(['upload_expired', 'upload_version_unsupported', 'too_large', 'hash_mismatch'] as const),
	...(['media_unreadable', 'media_kind_unsupported', 'unavailable'] as const)
);

const ask = createRoute({
	...at,
	method: 'head',
	responses: {
		200: { description: 'How far it came', headers: z.object({ 'Upload-Offset': z.string(), ...mediaId }) },
		...refused
	}
});

const send = createRoute({
	...at,
	method: 'patch',
	request: {
		...at.request,
		headers: offset,
		body: {
			content: { 'application/offset+octet-stream': { schema: z.string().openapi({ format: 'binary' }) } }
		}
	},
	responses: {
		200: {
			...jsonAnswer('These were the last bytes: the file that it has become', media),
			headers: z.object(mediaId)
		},
		204: { description: 'More is awaited', headers: offset },
		...refused
	}
});

const drop = createRoute({
	...at,
	method: 'delete',
	responses: { 204: { description: 'Forgotten' }, ...problems('unauthorized', 'forbidden', 'not_found') }
});

/** For the OpenAPI document alone: the protocol itself is spoken by its own library. */
export const uploadPaths = [begin, ask, send, drop];
