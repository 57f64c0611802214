import { expect, it } from 'vitest';
import type { Stored } from '#sync/protocol.ts';
import type { Template } from '#sync/records/template.ts';
import { templateResolver } from './template-conflict.ts';

const base: Stored<Template> = {
	id: '01900000-0000-7000-8000-000000000001',
	projectId: '01900000-0000-7000-8000-000000000002',
	name: 'Блюдо дня',
	html: 'Сегодня {{блюдо}}',
	variables: ['блюдо'],
	createdBy: '01900000-0000-7000-8000-00000000000a',
	createdAt: '2026-11-22T09:00:00.000Z',
	updatedAt: '2026-11-22T09:00:00.000Z',
	writeId: 'w0',
	_deleted: false
};
const mine = (part: Partial<Stored<Template>>) => ({ ...base, writeId: 'mine', ...part });
const theirs = (part: Partial<Stored<Template>>) => ({ ...base, writeId: 'theirs', ...part });

/** How it ends, and what was kept aside. */
async function settle(from: Stored<Template> | undefined, ours: Stored<Template>, master: Stored<Template>) {
	const kept: [html: string, why: string][] = [];
	const resolve = templateResolver(async ({ html }, why) => void kept.push([html, why]));
	return { end: await resolve(from, ours, master), kept };
}

it('joins a new name and a new text, with the variables of the text', async () => {
	const html = '{{цена}} за {{блюдо}}';
	const { end, kept } = await settle(base, mine({ html }), theirs({ name: 'Обед' }));
	expect(end).toMatchObject({ name: 'Обед', html, variables: ['цена', 'блюдо'] });
	expect(end.writeId).not.toMatch(/mine|theirs/);
	expect(kept).toEqual([]);
});

it('keeps our text aside where theirs stays', async () => {
	const master = theirs({ html: 'их {{блюдо}}' });
	const { end, kept } = await settle(base, mine({ html: 'наш {{гарнир}}', variables: ['гарнир'] }), master);
	expect(end).toBe(master);
	expect(kept).toEqual([['наш {{гарнир}}', 'both_changed']]);
	const named = await settle(base, mine({ html: 'наш', name: 'Обед' }), master);
	expect(named.end).toMatchObject({ name: 'Обед', html: 'их {{блюдо}}', variables: ['блюдо'] });
	expect(named.kept).toEqual([['наш', 'both_changed']]);
});

it('lets an edit win over a deletion, and a deletion over nothing', async () => {
	const gone = theirs({ _deleted: true });
	expect((await settle(base, mine({ html: 'новый' }), gone)).end).toMatchObject({
		html: 'новый',
		_deleted: false
	});
	expect((await settle(base, mine({}), gone)).end).toBe(gone);
	const edited = theirs({ html: 'новый' });
	expect((await settle(base, mine({ _deleted: true }), edited)).end).toBe(edited);
	expect((await settle(base, mine({ _deleted: true }), theirs({}))).end).toMatchObject({ _deleted: true });
});

it('keeps aside what was refused, or came after access was lost, and asks no second time', async () => {
	const text = mine({ html: 'новый' });
	expect(await settle(base, text, base)).toEqual({ end: base, kept: [['новый', 'refused']] });
	const nothing = { id: base.id, projectId: base.projectId, _deleted: true } as Stored<Template>;
	expect(await settle(undefined, text, nothing)).toEqual({ end: nothing, kept: [['новый', 'access_lost']] });
});
