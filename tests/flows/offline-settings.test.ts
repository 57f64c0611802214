import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Media } from '#sync/records/media.ts';
import type { Project } from '#sync/records/project.ts';
import { Desk, made } from '../kit/desk.ts';
import type { Person } from '../kit/person.ts';
import { edit, Replica } from '../kit/replica.ts';
import type { Problem } from '../kit/session.ts';
import { newWorld, type World } from '../kit/world.ts';

let world: World;
let desk: Desk;
beforeEach(async () => {
	world = await newWorld();
	desk = await Desk.of(world);
});
afterEach(() => world.end());

async function colleague(role: string): Promise<Person> {
	const person = await world.person(role);
	await desk.person.invites(person, desk.project, role);
	return person;
}

/** A device that has seen everything of one collection, and then loses the network. */
async function deviceOf(person: Person, name: 'projects' | 'media', id: string) {
	const device = new Replica(person);
	await device.pulls(name);
	const seen = device.held.get(id);
	if (!seen) throw new Error(`the device holds no ${id}`);
	return { device, seen };
}

describe('a project’s settings', () => {
	const settings = {
		name: 'Кофейня на Садовой',
		timezone: 'Asia/Omsk',
		approvalRequired: true,
		overflow: 'split'
	};
	const onServer = async () =>
		made(await desk.person.get<{ items: Project[] }>('/api/projects')).items.find(
			({ id }) => id === desk.project.id
		);

	it.each(['editor', 'owner'])('that an %s changed with no network arrive with it', async (role) => {
		const person = await colleague(role);
		const { device, seen } = await deviceOf(person, 'projects', desk.project.id);
		const renamed = edit(seen, { name: settings.name });
		const rest = edit(renamed.newDocumentState, settings);
		expect(await device.pushes('projects', [renamed])).toEqual([]);
		expect(await device.pushes('projects', [rest])).toEqual([]);
		expect(await onServer()).toMatchObject({ ...settings, myRole: 'owner' });
		const laptop = await deviceOf(desk.person, 'projects', desk.project.id);
		expect(laptop.seen).toMatchObject(settings);
	});

	it.each(['author', 'viewer'])(
		'are refused where an %s changed them, who is shown the truth',
		async (role) => {
			const person = await colleague(role);
			const { device, seen } = await deviceOf(person, 'projects', desk.project.id);
			for (const part of [settings, { _deleted: true }, { ...settings, myRole: 'owner' }]) {
				expect(await device.pushes('projects', [edit(seen, part)])).toMatchObject([
					{ name: 'Кофейня', myRole: role, writeId: seen.writeId, _deleted: false }
				]);
			}
			expect((await person.put(`/api/projects/${desk.project.id}`, settings)).status).toBe(403);
			expect(await onServer()).toMatchObject({ name: 'Кофейня', approvalRequired: false });
		}
	);

	it('of somebody who lost the role while away are not written', async () => {
		const editor = await colleague('editor');
		const { device, seen } = await deviceOf(editor, 'projects', desk.project.id);
		await desk.person.put(`/api/projects/${desk.project.id}/members/${editor.userId}`, { role: 'viewer' });
		expect(await device.pushes('projects', [edit(seen, settings)])).toMatchObject([
			{ name: 'Кофейня', myRole: 'viewer' }
		]);
	});

	it.each([{ name: ' ' }, { timezone: 'Mars/Olympus' }, { approvalRequired: 'yes' }, { overflow: 'drop' }])(
		'that make no sense are refused alone: %j',
		async (part) => {
			const { device, seen } = await deviceOf(desk.person, 'projects', desk.project.id);
			expect(await device.pushes('projects', [edit(seen, part)])).toMatchObject([{ writeId: seen.writeId }]);
			expect(await onServer()).toMatchObject({ name: 'Кофейня', timezone: 'Europe/Moscow' });
		}
	);
});

describe('a file', () => {
	let file: Media;
	beforeEach(async () => {
		const bytes = await sharp({ create: { width: 8, height: 8, channels: 3, background: 'teal' } })
			.png()
			.toBuffer();
		const form = new FormData();
		form.append('projectId', desk.project.id);
		form.append('file', new File([new Uint8Array(bytes)], 'cup.png'));
		file = made(await desk.person.post<Media>('/api/media', form));
	});

	it('that an author described and renamed with no network is described everywhere', async () => {
		const { device, seen } = await deviceOf(await colleague('author'), 'media', file.id);
		const described = edit(seen, { alt: 'Чашка на подоконнике', name: 'чашка.png' });
		expect(await device.pushes('media', [described])).toEqual([]);
		expect((await desk.person.get<Media>(`/api/media/${file.id}`)).body).toMatchObject({
			...{ alt: 'Чашка на подоконнике', name: 'чашка.png', hash: file.hash, url: file.url }
		});
		const laptop = await deviceOf(desk.person, 'media', file.id);
		expect(laptop.seen).toMatchObject({ alt: 'Чашка на подоконнике' });
	});

	it('that was deleted with no network is gone, and comes back when that is undone', async () => {
		const { device, seen } = await deviceOf(desk.person, 'media', file.id);
		const gone = edit(seen, { _deleted: true });
		expect(await device.pushes('media', [gone])).toEqual([]);
		expect((await desk.person.get(`/api/media/${file.id}`)).status).toBe(404);
		expect((await desk.person.get(file.url)).status).toBe(404);
		expect(await device.pushes('media', [edit(gone.newDocumentState, { _deleted: false })])).toEqual([]);
		expect((await desk.person.get(file.url)).status).toBe(200);
	});

	it('is left as it is by a viewer, a stranger, and whoever forges what the server owns', async () => {
		const viewer = await deviceOf(await colleague('viewer'), 'media', file.id);
		for (const part of [{ alt: 'чужое' }, { _deleted: true }]) {
			expect(await viewer.device.pushes('media', [edit(viewer.seen, part)])).toMatchObject([
				{ id: file.id, alt: '', _deleted: false }
			]);
		}
		const stranger = new Replica(await world.person('stranger'));
		expect(await stranger.pushes('media', [edit(viewer.seen, { alt: 'чужое' })])).toEqual([
			{ id: file.id, projectId: desk.project.id, _deleted: true }
		]);
		const own = await deviceOf(desk.person, 'media', file.id);
		for (const part of [{ hash: 'a'.repeat(64) }, { url: 'https://evil.test' }, { alt: 'я'.repeat(1501) }]) {
			expect(await own.device.pushes('media', [edit(own.seen, part)])).toMatchObject([
				{ alt: '', hash: file.hash, url: file.url }
			]);
		}
		const refused = await viewer.device.pushes('media', [
			{ newDocumentState: { ...viewer.seen, id: desk.project.id, writeId: 'w' } }
		]);
		expect(refused).toMatchObject([{ id: desk.project.id, _deleted: true }]);
		expect((await desk.person.get<Media & Problem>(`/api/media/${file.id}`)).body).toMatchObject({ alt: '' });
	});
});
