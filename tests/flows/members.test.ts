import { afterAll, beforeAll, expect, it } from 'vitest';
import { uuidv7 } from 'uuidv7';
import type { Member } from '#sync/records/member.ts';
import type { Project } from '#sync/records/project.ts';
import type { Person } from '../kit/person.ts';
import { created, Replica } from '../kit/replica.ts';
import { newWorld, type World } from '../kit/world.ts';

let world: World;
let anna: Person;
let boris: Person;
let project: Project;
let path: string;
beforeAll(async () => {
	world = await newWorld();
	anna = await world.person('anna');
	boris = await world.person('boris');
	project = await anna.creates({ project: 'Кофейня' });
	path = `/api/projects/${project.id}/members`;
	await anna.invites(boris, project, 'editor');
});
afterAll(() => world.end());

/** An open stream: how many words came, and whether it is still open. */
async function listens(person: Person) {
	const { body } = await world.app.request('/sync/stream', {
		headers: { authorization: `Bearer ${person.session.accessToken}` }
	});
	const heard = { text: '', isOpen: true };
	const read = async () => {
		for await (const piece of body ?? []) heard.text += Buffer.from(piece).toString();
		heard.isOpen = false;
	};
	void read();
	const words = () => heard.text.match(/event: resync/g)?.length ?? 0;
	await expect.poll(words).toBe(1);
	return { heard, words };
}

it('tells a device at once that its rights have changed, and holds it to them from then on', async () => {
	const device = new Replica(boris);
	const { words } = await listens(boris);
	expect(await device.pulls('projects')).toMatchObject([{ id: project.id, myRole: 'editor' }]);
	expect(await device.pushes('posts', [created(device.post(project.id, { html: 'Пока можно' }))])).toEqual(
		[]
	);

	await anna.put(`${path}/${boris.userId}`, { role: 'viewer' });
	await expect.poll(words).toBeGreaterThan(1);
	expect(await device.pulls('projects')).toMatchObject([{ id: project.id, myRole: 'viewer' }]);
	const late = device.post(project.id, { html: 'Уже нельзя' });
	expect(await device.pushes('posts', [created(late)])).toMatchObject([{ id: late.id, _deleted: true }]);
	expect(
		(await boris.post('/api/posts', { id: uuidv7(), projectId: project.id, html: 'И так' })).status
	).toBe(403);
});

it('takes a project from the devices of whoever is removed, while their stream is open', async () => {
	const device = new Replica(boris);
	await device.pulls('projects');
	const { heard, words } = await listens(boris);
	expect((await anna.delete(`${path}/${boris.userId}`)).status).toBe(204);
	await expect.poll(words).toBeGreaterThan(1);
	expect((await boris.get(`/api/projects/${project.id}/members`)).status).toBe(404);
	const before = words();
	await anna.put(`/api/projects/${project.id}`, { name: 'Без Бориса' });
	await new Promise((done) => setImmediate(done));
	const { body } = await boris.get<{ documents: object[] }>('/sync/projects/pull');
	expect(JSON.stringify(body)).not.toContain('Без Бориса');
	// The stream is theirs and stays; of this project it says nothing more.
	expect(heard.isOpen).toBe(true);
	expect(words()).toBe(before);
});

it('lets in whoever registers after the invitation, as soon as the address is proved', async () => {
	const email = 'vera@twexel.test';
	const { body } = await anna.post<Member>(path, { email, role: 'author' });
	expect(body).toMatchObject({ status: 'invited', userId: null });
	const owners = new Replica(anna);
	await owners.pulls('members');
	const vera = await world.person('vera');
	const device = new Replica(vera);
	expect(await device.pulls('projects')).toMatchObject([{ id: project.id, myRole: 'author' }]);
	expect(await owners.pulls('members')).toMatchObject([{ id: body.id, status: 'active', name: 'vera' }]);
});

it('lets nobody in by an invitation that was taken back', async () => {
	const { body } = await anna.post<Member>(path, { email: 'gleb@twexel.test', role: 'editor' });
	const device = new Replica(anna);
	await device.pulls('members');
	expect((await anna.delete(`${path}/${body.id}`)).status).toBe(204);
	const gleb = await world.person('gleb');
	expect(await new Replica(gleb).pulls('projects')).toEqual([]);
});
