import { Metadata } from '@tus/server';
import type { Context, MiddlewareHandler } from 'hono';
import { Refusal } from '#sync/errors.ts';
import { signedIn } from '../auth/signed-in.ts';
import { access } from '../core/guard.ts';
import { fieldErrors, newRoutes, type Env } from '../core/http.ts';
import { mediaRecord } from './documents.ts';
import { findMedia, findUploaded } from './find-media.ts';
import { isClaimTaken } from './kinds.ts';
import { expiryOf, uploadClaim, type UploadNote } from './upload-note.ts';
import { uploadPaths } from './upload-paths.ts';
import { refusalOf } from './upload-refusal.ts';
import { mediaHeader, uploadsOf, type Known } from './uploads.ts';

const version = '1.0.0';

/** Every answer names the protocol, a refusal too; a request that does not is of a client that speaks another. */
const speaksTus: MiddlewareHandler<Env> = async (context, next) => {
	context.header('tus-resumable', version);
	const { method } = context.req;
	const asked = context.req.header('tus-resumable');
	if (method !== 'OPTIONS' && method !== 'GET' && asked !== version) {
		context.header('tus-version', version);
		throw new Refusal('upload_version_unsupported');
	}
	await next();
};

export const uploadRoutes = newRoutes();
for (const path of uploadPaths) uploadRoutes.openAPIRegistry.registerPath(path);
uploadRoutes.use(signedIn, speaksTus);

uploadRoutes
	.options('/', (context) => passOn(context, context.req.raw))
	.post('/', async (context) => {
		const { deps, caller } = { deps: context.get('deps'), caller: context.get('caller') };
		const claim = claimIn(context.req.header('upload-metadata'));
		await access(deps.db, caller.userId, claim.projectId, 'media.write');
		if (!isClaimTaken(claim.filetype)) throw new Refusal('unsupported_media_type');
		await findUploaded(deps.db, caller.userId, claim.projectId, claim.id);
		const startedAt = deps.clock.now().toISOString();
		const note = { ...claim, userId: caller.userId, startedAt };
		return passOn(context, noted(context.req.raw, note), note);
	})
	// A HEAD comes here: to the router it is a GET.
	.get('/:upload', async (context) => {
		if (context.req.method !== 'HEAD') throw new Refusal('not_found');
		const known = await own(context);
		if (known.note.isTaken) return receipt(context, known);
		const answer = await passOn(context, context.req.raw, known.note);
		const { headers } = answer;
		const isWhole = headers.get('upload-offset') === headers.get('upload-length');
		// All of it came, and the server ended before it was judged: nobody would ask for that any more.
		if (isWhole) headers.set(mediaHeader, (await uploadsOf(context.get('deps')).finish(known)).id);
		return answer;
	})
	.patch('/:upload', async (context) => {
		const known = await own(context);
		if (!known.note.isTaken) return passOn(context, context.req.raw, known.note);
		if (context.req.header('upload-offset') !== String(known.size))
			throw new Refusal('upload_offset_mismatch');
		return receipt(context, known);
	})
	.delete('/:upload', async (context) => {
		const known = await own(context);
		if (!known.note.isTaken) return passOn(context, context.req.raw);
		await uploadsOf(context.get('deps')).forget(known.id);
		return context.body(null, 204);
	});

/** The upload in the path, if it is the caller's, who may still write where it goes. Another's is not there. */
async function own(context: Context<Env, '/:upload'>): Promise<Known> {
	const { deps, caller } = { deps: context.get('deps'), caller: context.get('caller') };
	const known = await uploadsOf(deps).find(context.req.param('upload'));
	if (known?.note.userId !== caller.userId) throw new Refusal('not_found');
	if (expiryOf(known.note) <= deps.clock.now()) throw new Refusal('upload_expired');
	await access(deps.db, caller.userId, known.note.projectId, 'media.write');
	return known;
}

/** What the header says, as far as it is known here. */
function claimIn(header: string | undefined) {
	const parsed = uploadClaim.safeParse(wordsIn(header));
	if (parsed.success) return parsed.data;
	throw new Refusal('validation_failed', { errors: fieldErrors(parsed.error) });
}

function wordsIn(header: string | undefined): Record<string, string> {
	try {
		const words = Object.entries(Metadata.parse(header ?? ''));
		return Object.fromEntries(words.flatMap(([key, value]) => (value === null ? [] : [[key, value]])));
	} catch {
		throw new Refusal('bad_request', { detail: 'Upload-Metadata cannot be read' });
	}
}

/** The request with the server's own note in the place of what its device said. */
function noted(request: Request, note: Record<string, string | undefined>): Request {
	const headers = new Headers(request.headers);
	// An empty word would come back as none at all.
	const words = Object.entries(note).flatMap(([key, value]) => (value ? [[key, value]] : []));
	headers.set('upload-metadata', Metadata.stringify(Object.fromEntries(words)));
	// The cast: `duplex`, which a body that streams needs, is missing from the DOM's types.
	const init = { method: request.method, headers, body: request.body, duplex: 'half' } as RequestInit;
	return new Request(request.url, init);
}

async function passOn(
	context: Context<Env>,
	request: Request,
	note?: Pick<UploadNote, 'startedAt'>
): Promise<Response> {
	const answer = await uploadsOf(context.get('deps')).server.handleWeb(request);
	if (answer.status >= 400) {
		throw refusalOf({ status_code: answer.status, body: await answer.text() });
	}
	if (note) answer.headers.set('upload-expires', expiryOf(note).toUTCString());
	// Other sites have no business here.
	answer.headers.delete('access-control-expose-headers');
	return answer;
}

/** What an upload has become whose bytes have moved on. */
async function receipt(context: Context<Env>, { size, note }: Known): Promise<Response> {
	const row = await findMedia(context.get('deps').db, note.id);
	context.header('upload-offset', String(size));
	context.header('upload-length', String(size));
	context.header(mediaHeader, row.id);
	return context.json(mediaRecord(row), 200);
}
