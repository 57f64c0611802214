import { beforeEach, expect, it, vi } from 'vitest';
import type { Post } from '#sync/records/post.ts';
import { standInStorage } from '#tests/kit/local-storage.ts';
import { Draft, type Shelf } from './draft.svelte.ts';
import { isNews, rescued } from './rescue.ts';

const kept = standInStorage();
vi.useFakeTimers();

const stored: Post = {
	id: '01900000-0000-7000-8000-000000000001',
	projectId: '01900000-0000-7000-8000-000000000002',
	title: '',
	html: 'было',
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
	createdBy: '01900000-0000-7000-8000-000000000003',
	createdAt: '2026-11-22T09:00:00.000Z',
	updatedAt: '2026-11-22T09:00:00.000Z',
	writeId: 'w0'
};

let calls: unknown[] = [];
let isFull = false;
const shelf: Shelf = {
	create: async (post) => write('create', post),
	patch: async (_id, part) => write('patch', part)
};
async function write(verb: string, what: object) {
	if (isFull) throw new Error('the quota is exceeded');
	calls.push([verb, what]);
}

beforeEach(() => {
	calls = [];
	isFull = false;
	kept.clear();
	vi.spyOn(console, 'error').mockImplementation(() => {});
});

it('makes the post with the first keystroke and patches it with the next', async () => {
	const draft = new Draft(shelf, { projectId: stored.projectId, scheduledAt: '2026-12-01T09:00:00.000Z' });
	draft.change({ html: 'П' });
	await vi.advanceTimersByTimeAsync(300);
	draft.change({ html: 'При' });
	await vi.advanceTimersByTimeAsync(300);
	expect(calls).toMatchObject([
		['create', { id: draft.id, html: 'П', scheduledAt: '2026-12-01T09:00:00.000Z' }],
		['patch', { html: 'При' }]
	]);
	expect(draft.saving).toBe('idle');
});

it('saves within 300 ms of the last keystroke, once for a burst', async () => {
	const draft = new Draft(shelf, stored);
	for (const html of ['а', 'аб', 'абв']) {
		draft.change({ html });
		await vi.advanceTimersByTimeAsync(50);
	}
	expect(calls).toEqual([]);
	await vi.advanceTimersByTimeAsync(250);
	expect(calls).toEqual([['patch', { html: 'абв' }]]);
});

it('makes no post of a page that was only looked at', async () => {
	const draft = new Draft(shelf, { projectId: stored.projectId });
	await draft.save();
	expect(calls).toEqual([]);
});

it('takes over what others wrote, unless the own words are not saved yet', async () => {
	const draft = new Draft(shelf, stored);
	draft.take({ ...stored, html: 'от коллеги' });
	expect(draft.html).toBe('от коллеги');
	draft.change({ html: 'моё' });
	draft.take({ ...stored, html: 'ещё от коллеги', title: 'её название' });
	expect(draft.content).toMatchObject({ html: 'моё', title: 'её название' });
});

it('is not thrown back by late echoes of its own words', async () => {
	const draft = new Draft(shelf, stored);
	draft.change({ html: 'один' });
	await draft.save();
	draft.change({ html: 'один два' });
	await draft.save();
	draft.take({ ...stored, html: 'один' });
	expect(draft.html).toBe('один два');
	draft.take({ ...stored, html: 'один два' });
	draft.take({ ...stored, html: 'один два и коллега' });
	expect(draft.html).toBe('один два и коллега');
});

it('is not thrown back by an echo that is older than its first word about a field', async () => {
	const draft = new Draft(shelf, { projectId: stored.projectId });
	draft.change({ html: 'слово' });
	await draft.save();
	const targets = [{ accountId: '01900000-0000-7000-8000-000000000004' }];
	draft.change({ targets });
	await draft.save();
	// As it was made: the channel came a moment later.
	draft.take({ ...stored, html: 'слово', targets: [] });
	expect(draft.targets).toEqual(targets);
	draft.take({ ...stored, html: 'слово', targets });
	draft.take({ ...stored, html: 'слово', targets: [] });
	expect(draft.targets, 'a colleague has taken it off').toEqual([]);
});

it('is not thrown back by late echoes of what it asks, either', async () => {
	const asking = (question: string) => ({ question, options: [], isMultiple: false, isAnonymous: true });
	const draft = new Draft(shelf, stored);
	draft.change({ poll: asking('К') });
	await draft.save();
	draft.change({ poll: asking('Кофе?') });
	await draft.save();
	draft.take({ ...stored, poll: asking('К') });
	expect(draft.poll?.question).toBe('Кофе?');
});

it('takes its own earlier words when somebody brings them back', async () => {
	const draft = new Draft(shelf, stored);
	draft.change({ html: 'моё' });
	await draft.save();
	draft.take({ ...stored, html: 'моё' });
	draft.take({ ...stored, html: 'от коллеги' });
	draft.take({ ...stored, html: 'моё' });
	expect(draft.html).toBe('моё');
});

it('keeps trying what could not be saved, and says so', async () => {
	const draft = new Draft(shelf, stored);
	isFull = true;
	draft.change({ html: 'важное' });
	await draft.save();
	expect(draft.saving).toBe('failed');
	isFull = false;
	await draft.save();
	expect(calls).toEqual([['patch', { html: 'важное' }]]);
	expect(draft.saving).toBe('idle');
});

it('keeps the last words of a closing page until the database has them', async () => {
	const draft = new Draft(shelf, stored);
	draft.change({ html: 'последние слова' });
	draft.saveOnLeaving();
	expect(rescued()).toMatchObject({ id: stored.id, html: 'последние слова' });
	await vi.advanceTimersByTimeAsync(0);
	expect(rescued()).toBeNull();
});

it('keeps words that the database has been given and has not taken yet', async () => {
	const taken = Promise.withResolvers<void>();
	const draft = new Draft({ ...shelf, patch: () => taken.promise }, stored);
	draft.change({ html: 'ещё пишутся' });
	await vi.advanceTimersByTimeAsync(300);
	draft.saveOnLeaving();
	expect(rescued()).toMatchObject({ id: stored.id, html: 'ещё пишутся' });
	taken.resolve();
	await vi.advanceTimersByTimeAsync(0);
	expect(rescued()).toBeNull();
});

it('brings rescued words back only where they are news', () => {
	const rescue = { ...stored, html: 'слова', at: '2026-11-22T10:00:00.000Z' };
	expect(isNews(rescue, null)).toBe(true);
	expect(isNews(rescue, stored)).toBe(true);
	expect(isNews(rescue, { ...stored, html: 'слова' })).toBe(false);
	expect(isNews(rescue, { ...stored, updatedAt: '2026-11-22T11:00:00.000Z' })).toBe(false);
});
