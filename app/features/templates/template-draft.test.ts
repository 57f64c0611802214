import { beforeEach, expect, it, vi } from 'vitest';
import type { Template } from '#sync/records/template.ts';
import { standInStorage } from '#tests/kit/local-storage.ts';
import { isNews, rescued } from './rescue.ts';
import { TemplateDraft, type Shelf } from './template-draft.svelte.ts';

const kept = standInStorage();
vi.useFakeTimers();

const stored: Template = {
	id: '01900000-0000-7000-8000-000000000001',
	projectId: '01900000-0000-7000-8000-000000000002',
	name: 'Афиша',
	html: 'было',
	variables: [],
	createdBy: '01900000-0000-7000-8000-000000000003',
	createdAt: '2026-11-22T09:00:00.000Z',
	updatedAt: '2026-11-22T09:00:00.000Z',
	writeId: 'w0'
};
const { id, projectId } = stored;

let calls: unknown[] = [];
let isFull = false;
const shelf: Shelf = {
	create: async (template) => write('create', template),
	patch: async (_id, part) => write('patch', part),
	untitled: () => 'Новый шаблон'
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

it('is made by its first letter, under a name of its own until it is given one', async () => {
	const draft = new TemplateDraft(shelf, { id, projectId });
	await draft.save();
	expect(calls).toEqual([]);
	draft.change({ html: '{{имя}}' });
	await vi.advanceTimersByTimeAsync(300);
	draft.change({ name: ' Афиша ' });
	await vi.advanceTimersByTimeAsync(300);
	expect(calls).toEqual([
		['create', { id, projectId, name: 'Новый шаблон', html: '{{имя}}' }],
		['patch', { name: 'Афиша' }]
	]);
	expect(draft.saving).toBe('idle');
});

it('keeps its name while the field is empty', async () => {
	const draft = new TemplateDraft(shelf, stored);
	draft.change({ name: '', html: 'стало' });
	await draft.save();
	draft.change({ name: '' });
	await draft.save();
	expect(calls).toEqual([['patch', { html: 'стало' }]]);
	expect(draft.saving).toBe('idle');
});

it('takes over what others wrote, but for what is not saved yet, and is not thrown back by its own echoes', async () => {
	const draft = new TemplateDraft(shelf, stored);
	draft.change({ html: 'моё' });
	draft.take({ ...stored, name: 'Её имя', html: 'её' });
	expect([draft.name, draft.html]).toEqual(['Её имя', 'моё']);
	await draft.save();
	draft.change({ html: 'моё и ещё' });
	await draft.save();
	draft.take({ ...stored, html: 'моё' });
	expect(draft.html).toBe('моё и ещё');
	draft.take({ ...stored, html: 'моё и ещё' });
	draft.take({ ...stored, html: 'коллега' });
	draft.take({ ...stored, html: 'моё и ещё' });
	expect(draft.html).toBe('моё и ещё');
});

it('says when it could not be saved, and tries again', async () => {
	const draft = new TemplateDraft(shelf, stored);
	isFull = true;
	draft.change({ html: 'важное' });
	await draft.save();
	expect(draft.saving).toBe('failed');
	isFull = false;
	await draft.save();
	expect(calls).toEqual([['patch', { html: 'важное' }]]);
});

it('keeps the last words of a closing page until the database has them', async () => {
	const draft = new TemplateDraft(shelf, stored);
	draft.change({ html: 'последние слова' });
	void draft.save();
	await Promise.resolve();
	// The database is at it, and may not get there.
	draft.saveOnLeaving();
	expect(rescued()).toMatchObject({ id, name: 'Афиша', html: 'последние слова' });
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
