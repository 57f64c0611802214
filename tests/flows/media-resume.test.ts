import { createHash } from 'node:crypto';
import { DetailedError, Upload, type PreviousUpload, type UploadOptions } from 'tus-js-client';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Account } from '#sync/records/account.ts';
import type { Media } from '#sync/records/media.ts';
import type { Project } from '#sync/records/project.ts';
import { picture, video } from '../kit/recordings.ts';
import { startProduct, until, type Product } from '../kit/product.ts';
import { Visitor } from '../kit/visitor.ts';

const megabyte = 1024 * 1024;
let product: Product;
let anna: Visitor;
let boris: Visitor;
let projectId: string;
beforeAll(async () => {
	product = await startProduct();
	anna = await Visitor.signsUp(product, 'anna@twexel.test');
	boris = await Visitor.signsUp(product, 'boris@twexel.test');
	projectId = (
		await anna.call<Project>('POST', '/api/projects', { name: 'Кофейня', timezone: 'Europe/Moscow' })
	).id;
	// The pages are built by the first start, where they are missing.
}, 180_000);
afterAll(() => product.remove());

/** What a device remembers of its uploads. */
function memory() {
	const kept: PreviousUpload[] = [];
	return {
		findAllUploads: async () => kept,
		findUploadsByFingerprint: async () => kept,
		removeUpload: async () => undefined,
		addUpload: async (_: string, upload: PreviousUpload) => `${kept.push(upload)}`
	};
}

/** A file on its way, by the client that the devices use. */
function sends(by: Visitor, bytes: Buffer, metadata: Record<string, string>, more: UploadOptions = {}) {
	const { promise, resolve, reject } = Promise.withResolvers<{ id: string | undefined; media: Media }>();
	const upload = new Upload(bytes, {
		endpoint: `${product.url}/api/media/uploads`,
		headers: { authorization: by.authorization },
		metadata: { projectId, ...metadata },
		retryDelays: null,
		onSuccess: ({ lastResponse }) =>
			resolve({
				id: lastResponse.getHeader('x-twexel-media'),
				media: JSON.parse(lastResponse.getBody() || '{}')
			}),
		onError: reject,
		...more
	});
	return { upload, done: promise };
}

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

it('goes on where it was when the server is killed halfway and comes back', async () => {
	const bytes = video({ padding: 30 * megabyte, mark: 'killed', duration: 42 });
	const id = uuidv7();
	const given = { id, filename: 'утро.mp4', filetype: 'video/mp4', sha256: sha256(bytes) };
	const urlStorage = memory();
	let dying: Promise<unknown> | undefined;
	const first = sends(anna, bytes, given, {
		urlStorage,
		chunkSize: 2 * megabyte,
		onChunkComplete: (_, accepted) => {
			if (accepted >= bytes.length / 2) dying ??= product.stop('SIGKILL');
		}
	});
	first.upload.start();
	await expect(first.done).rejects.toThrow();
	await dying;
	product = await startProduct({ dataDir: product.dataDir, port: product.port });

	const offsets: number[] = [];
	const second = sends(anna, bytes, given, {
		urlStorage,
		chunkSize: 8 * megabyte,
		onAfterResponse: (request, response) => {
			if (request.getMethod() !== 'PATCH') offsets.push(Number(response.getHeader('upload-offset')));
		}
	});
	const [previous] = await second.upload.findPreviousUploads();
	if (previous) second.upload.resumeFromPreviousUpload(previous);
	second.upload.start();
	const { id: mediaId, media } = await second.done;
	expect(mediaId).toBe(id);
	expect(media).toMatchObject({ kind: 'video', duration: 42, bytes: bytes.length, hash: sha256(bytes) });
	// It asked once, and had not to begin anew.
	expect(offsets).toEqual([expect.toSatisfy((offset: number) => offset >= bytes.length / 2)]);
	const stored = await fetch(`${product.url}${media.url}`, {
		headers: { authorization: anna.authorization }
	});
	expect(sha256(Buffer.from(await stored.arrayBuffer()))).toBe(sha256(bytes));
}, 60_000);

it('does not let another person go on with it', async () => {
	const bytes = video({ padding: megabyte, mark: 'two people' });
	const urlStorage = memory();
	const id = uuidv7();
	const mine = sends(
		anna,
		bytes,
		{ id },
		{
			urlStorage,
			chunkSize: 100_000,
			// A piece that was broken off may still be under way when it is asked how far it came.
			retryDelays: [0, 50, 200]
		}
	);
	await new Promise<void>((resolve) => {
		mine.upload.options.onChunkComplete = () => resolve();
		mine.upload.start();
	});
	await mine.upload.abort();
	const [previous] = await urlStorage.findAllUploads();
	const theirs = sends(
		boris,
		bytes,
		{ id: uuidv7() },
		{ endpoint: null, uploadUrl: previous?.uploadUrl ?? '' }
	);
	theirs.upload.start();
	await expect(theirs.done).rejects.toThrow('response code: 404');
	mine.upload.start();
	// The last answer may be to the question how far it came, which has no body.
	expect((await mine.done).id).toBe(id);
	expect(await anna.call('GET', `/api/media/${id}`)).toMatchObject({ hash: sha256(bytes) });
});

it('tells the client why a file is refused, once and for all', async () => {
	const { upload, done } = sends(anna, Buffer.from('<!doctype html><script>'), { id: uuidv7() });
	upload.start();
	const refusal = await done.catch((error: unknown) => error);
	if (!(refusal instanceof DetailedError)) throw refusal;
	expect(refusal.originalResponse?.getStatus()).toBe(422);
	expect(JSON.parse(refusal.originalResponse?.getBody() ?? '')).toMatchObject({
		code: 'media_kind_unsupported'
	});
});

it('takes a small file in the very request that announces it', async () => {
	const bytes = await picture('small');
	const { upload, done } = sends(anna, bytes, { id: uuidv7() }, { uploadDataDuringCreation: true });
	upload.start();
	expect((await done).media).toMatchObject({ kind: 'image', sourceHash: sha256(bytes) });
	const known = await anna.call<{ items: Media[] }>(
		...(['GET', `/api/media?projectId=${projectId}&hash=${sha256(bytes)}`] as const)
	);
	expect(known.items).toHaveLength(1);
});

it('sends a post that waited as soon as its picture is here', async () => {
	const channel = await anna.call<Account>('POST', '/api/accounts/sandbox', { projectId, title: 'Канал' });
	const id = uuidv7();
	const post = await anna.call<{ id: string }>('POST', '/api/posts', {
		...{ projectId, html: 'С картинкой', media: [{ mediaId: id }], targets: [{ accountId: channel.id }] }
	});
	await anna.call('POST', `/api/posts/${post.id}/publish`, {});
	const attempts = async () => {
		const path = `/api/posts/${post.id}`;
		const { publications } = await anna.call<{ publications: { attempts: { code?: string }[] }[] }>(
			'GET',
			path
		);
		return publications[0]?.attempts ?? [];
	};
	await until(async () => (await attempts()).some(({ code }) => code === 'waiting_for_media'), 10_000);
	const { upload, done } = sends(anna, await picture('waited for'), { id });
	upload.start();
	await done;
	const messages = () => anna.call<{ items: unknown[] }>('GET', `/api/sandbox/${channel.id}/messages`);
	await until(async () => (await messages()).items.length === 1, 10_000);
	expect(await attempts()).toHaveLength(2);
});
