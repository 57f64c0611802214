import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { folders } from '#server/integrations/social/index.ts';
import type { Account } from '#sync/records/account.ts';
import type { ByFields } from '#sync/records/connect-way.ts';
import { facedNetwork, type FacedNetwork } from '#sync/records/network-face.ts';
import { Desk, made } from '../kit/desk.ts';
import { networkContract } from '../kit/network.contract.ts';
import { noticeboardFolder } from '../kit/noticeboard/folder.ts';
import { noticeboard, type Board } from '../kit/noticeboard/noticeboard.ts';
import type { Problem } from '../kit/session.ts';
import { newWorld, type World } from '../kit/world.ts';

/** A network that nobody has heard of: one folder (tests/kit/noticeboard), and its name in the list. */

let board: Board;
let world: World;
let anna: Desk;
beforeEach(async () => {
	board = { name: '3B', password: 'lilac', isLocked: false, notes: new Map() };
	world = await newWorld({ folders: [...folders, noticeboardFolder([board])] });
	anna = await Desk.of(world);
});
afterEach(() => world.end());

const notes = () => [...board.notes.values()];

/** The network as a device gets it; what the device could not read it would leave out. */
async function network(): Promise<FacedNetwork> {
	const { items } = made(await anna.person.get<{ items: { id: string }[] }>('/api/networks'));
	return facedNetwork.parse(items.find(({ id }) => !folders.some((folder) => folder.id === id)));
}

/** Connects as the form does that is drawn from the manifest: each field's words under the field's name. */
async function connects(...words: string[]) {
	const { id, face } = await network();
	const way = face.ways.find((one): one is ByFields => one.by === 'fields');
	const given = Object.fromEntries((way?.fields ?? []).map(({ name }, place) => [name, words[place]]));
	return anna.person.post<Account & Pick<Problem, 'code'>>(`/api/accounts/${id}`, {
		projectId: anna.project.id,
		...given
	});
}

it('is connected by the fields that its manifest asks for, and published to once', async () => {
	const account = made(await connects('3B', 'lilac'));
	expect(account).toMatchObject({ network: 'noticeboard', externalId: '3B', status: 'active' });
	expect(JSON.stringify([account, world.logged])).not.toContain('lilac');
	const post = await anna.writes('Сегодня <b>рафы</b>', [account]);
	await anna.plans(post, '10m');
	await world.passes('11m');
	expect(notes()).toEqual(['Сегодня рафы']);
	expect(await anna.publicationOf(post)).toMatchObject({
		status: 'published',
		url: expect.stringContaining('https://board.example/')
	});
	made(await anna.person.post(`/api/accounts/${account.id}/sync`, {}));
});

it('refuses in words of its own, which it has brought along with where they belong', async () => {
	const { face } = await network();
	const refused = await connects('3B', 'rose');
	expect(refused).toMatchObject({ status: 422, body: { code: 'board_unknown' } });
	expect(face.refusals[refused.body.code]).toMatchObject({ field: 'password', remedy: 'channel' });
	const account = made(await connects('3B', 'lilac'));
	board.isLocked = true;
	const post = await anna.writes('Нет', [account]);
	made(await anna.publishes(post));
	await world.passes('1m');
	expect(await anna.publicationOf(post)).toMatchObject({
		status: 'failed',
		attempts: [{ outcome: 'refused', code: 'board_locked' }]
	});
	const { body } = await anna.person.get<{ items: Account[] }>(`/api/accounts?projectId=${anna.project.id}`);
	expect(body.items).toMatchObject([{ status: 'attention', statusReason: 'board_locked' }]);
	expect(face.refusals['board_locked']?.sentence.ru).toBe('Доска заперта.');
});

it('is held to its limits before anything is sent', async () => {
	const account = made(await connects('3B', 'lilac'));
	const post = await anna.writes('ы'.repeat(141), [account]);
	expect(await anna.publishes(post)).toMatchObject({ status: 422, body: { code: 'text_too_long' } });
	expect(notes()).toEqual([]);
});

it('is changed and taken down where it is out', async () => {
	const account = made(await connects('3B', 'lilac'));
	const post = await anna.writes('Раз', [account]);
	made(await anna.publishes(post));
	await world.passes('1m');
	made(await anna.person.put(`/api/posts/${post.id}`, { html: 'Два' }));
	await world.passes('1m');
	expect(notes()).toEqual(['Два']);
	made(await anna.person.delete(`/api/posts/${post.id}`));
	await world.passes('1m');
	expect(notes()).toEqual([]);
});

it('stands in the description of the interface, and nobody gets in without signing in', async () => {
	const { body } = await world
		.stranger()
		.call<{ paths: Record<string, { post?: unknown }> }>('GET', '/api/openapi.json');
	expect(Object.keys(body.paths)).toEqual(
		expect.arrayContaining(['/api/accounts/noticeboard', ...folders.map(({ id }) => `/api/accounts/${id}`)])
	);
	expect((await world.stranger().call('POST', '/api/accounts/noticeboard', {})).status).toBe(401);
});

describe('behind the port', () => {
	networkContract(() => ({
		network: noticeboard([board]),
		channel: { accountId: 'a', externalId: '3B', username: null, secret: 'lilac' },
		readersSee: async () => notes()
	}));
});
