import type { Stored } from '#sync/protocol.ts';
import type { Post } from '#sync/records/post.ts';

/** People, channels and hours with names, for tests that need no database. */
export const anna = '01900000-0000-7000-8000-00000000000a';
export const boris = '01900000-0000-7000-8000-00000000000b';
export const channel = '01900000-0000-7000-8000-0000000000c1';
export const noon = '2026-12-01T09:00:00.000Z';

/** A draft of Anna's with nothing in it, changed as told. */
export const written = (part: Partial<Stored<Post>> = {}): Stored<Post> => ({
	id: '01900000-0000-7000-8000-000000000001',
	projectId: '01900000-0000-7000-8000-000000000002',
	title: '',
	html: '',
	media: [],
	poll: null,
	targets: [],
	labels: [],
	status: 'draft',
	scheduledAt: null,
	queuePlace: null,
	deleteAt: null,
	lateEditOf: null,
	approval: null,
	thread: [],
	createdBy: anna,
	createdAt: '2026-11-22T09:00:00.000Z',
	updatedAt: '2026-11-22T09:00:00.000Z',
	writeId: 'w0',
	_deleted: false,
	...part
});
