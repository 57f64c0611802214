import { afterAll, expect, it } from 'vitest';
import type { Member } from '#sync/records/member.ts';
import type { Problem } from '#tests/kit/session.ts';
import { newWorld } from '#tests/kit/world.ts';

const world = await newWorld();
afterAll(world.end);
const anna = await world.person('anna');
const boris = await world.person('boris');

it('lets a known person in at once, and tells them', async () => {
	const project = await anna.creates({ project: 'Кофейня' });
	await anna.invites({ email: ' BORIS@twexel.test ' }, project, 'editor');
	expect(world.mails.at(-1)).toMatchObject({ to: boris.email, subject: 'Вы в проекте «Кофейня»' });
	expect((await boris.get('/api/projects')).body).toMatchObject({
		items: [{ id: project.id, myRole: 'editor' }]
	});
	const again = await anna.post(`/api/projects/${project.id}/members`, {
		email: boris.email,
		role: 'viewer'
	});
	expect(again).toMatchObject({ status: 409, body: { code: 'already_exists' } });
});

it('invites an unknown address, whose owner finds the project once they have verified it', async () => {
	const project = await anna.creates({ project: 'Пекарня' });
	await anna.invites({ email: 'vera@twexel.test' }, project, 'author');
	expect(world.mails.at(-1)?.link).toBe('http://twexel.test/register?email=vera%40twexel.test');
	const before = await anna.get<{ items: Member[] }>(`/api/projects/${project.id}/members`);
	expect(before.body.items[1]).toMatchObject({ status: 'invited', userId: null, role: 'author' });

	const vera = await world.person('vera');
	expect((await vera.get('/api/projects')).body).toMatchObject({
		items: [{ id: project.id, myRole: 'author' }]
	});
	const after = await anna.get<{ items: Member[] }>(`/api/projects/${project.id}/members`);
	expect(after.body.items[1]).toMatchObject({ status: 'active', userId: vera.userId, name: 'vera' });
});

it('takes an invitation back by its own id', async () => {
	const project = await anna.creates({ project: 'Передумали' });
	const { body } = await anna.post<Member>(`/api/projects/${project.id}/members`, {
		email: 'gleb@twexel.test',
		role: 'owner'
	});
	expect((await anna.delete(`/api/projects/${project.id}/members/${body.id}`)).status).toBe(204);
	const gleb = await world.person('gleb');
	expect((await gleb.get('/api/projects')).body).toMatchObject({ items: [] });
});

it('gives each role its rights and no more', async () => {
	const project = await anna.creates({ project: 'Роли' });
	await anna.invites(boris, project, 'editor');
	const path = `/api/projects/${project.id}`;
	expect((await boris.put(path, { name: 'Роли и права' })).status).toBe(200);
	for (const forbidden of [
		await boris.delete<Problem>(path),
		await boris.post<Problem>(`${path}/members`, { email: 'x@twexel.test', role: 'owner' }),
		await boris.put<Problem>(`${path}/members/${boris.userId}`, { role: 'owner' }),
		await boris.delete<Problem>(`${path}/members/${anna.userId}`)
	]) {
		expect(forbidden).toMatchObject({ status: 403, body: { code: 'forbidden' } });
	}
	await anna.put(`${path}/members/${boris.userId}`, { role: 'viewer' });
	expect((await boris.put(path, { name: 'Нет' })).status).toBe(403);
	expect((await boris.get(`${path}/members`)).status).toBe(200);
});

it('never leaves a project without an owner', async () => {
	const project = await anna.creates({ project: 'Владельцы' });
	const path = `/api/projects/${project.id}/members`;
	expect(await anna.delete(`${path}/${anna.userId}`)).toMatchObject({
		status: 409,
		body: { code: 'last_owner' }
	});
	expect((await anna.put(`${path}/${anna.userId}`, { role: 'viewer' })).status).toBe(409);
	await anna.invites({ email: 'nobody-yet@twexel.test' }, project, 'owner');
	expect((await anna.delete(`${path}/${anna.userId}`)).status).toBe(409);
	await anna.invites(boris, project, 'owner');
	const both = await Promise.all([
		anna.put(`${path}/${anna.userId}`, { role: 'viewer' }),
		boris.put(`${path}/${boris.userId}`, { role: 'viewer' })
	]);
	expect(both.map((answer) => answer.status).sort()).toEqual([200, 409]);
});

it('lets anybody leave, who is then outside', async () => {
	const project = await anna.creates({ project: 'Уход' });
	await anna.invites(boris, project, 'viewer');
	const path = `/api/projects/${project.id}/members`;
	expect((await boris.delete(`${path}/${boris.userId}`)).status).toBe(204);
	expect((await boris.get(path)).status).toBe(404);
	await anna.invites(boris, project, 'viewer');
	expect((await boris.get(path)).status).toBe(200);
});

it('sends an invitation once more, but not to who is in, and not without end', async () => {
	const project = await anna.creates({ project: 'Письма' });
	const path = `/api/projects/${project.id}/members`;
	const email = 'late-reader@twexel.test';
	const { body } = await anna.post<Member>(path, { email, role: 'editor' });
	await anna.invites(boris, project, 'editor');
	expect((await boris.post(`${path}/${body.id}/invitation`)).status).toBe(403);
	expect((await anna.post<Problem>(`${path}/${boris.userId}/invitation`)).body.code).toBe('already_member');
	for (let times = 0; times < 6; times++) {
		expect((await anna.post(`${path}/${body.id}/invitation`)).status).toBe(204);
	}
	const letters = world.mails.filter((mail) => mail.to === email);
	expect(letters.map((mail) => mail.subject)).toEqual(Array(7).fill('Приглашение в проект «Письма»'));
	const seventh = await anna.post<Problem>(`${path}/${body.id}/invitation`);
	expect(seventh).toMatchObject({ status: 429, body: { code: 'too_many_requests' } });
	await anna.delete(`${path}/${body.id}`);
	expect((await anna.post(`${path}/${body.id}/invitation`)).status).toBe(404);
});

it('hands a project over in one: the other owns it, and who gave it is an editor', async () => {
	const project = await anna.creates({ project: 'Передача' });
	const path = `/api/projects/${project.id}/members`;
	const invited = await anna.post<Member>(path, { email: 'not-yet@twexel.test', role: 'editor' });
	expect((await anna.post<Problem>(`${path}/${invited.body.id}/ownership`)).body.code).toBe('not_a_member');
	expect((await anna.post<Problem>(`${path}/${anna.userId}/ownership`)).body.code).toBe('not_a_member');
	await anna.invites(boris, project, 'viewer');
	expect((await boris.post(`${path}/${boris.userId}/ownership`)).status).toBe(403);
	expect((await anna.post(`${path}/${boris.userId}/ownership`)).body).toMatchObject({
		userId: boris.userId,
		role: 'owner'
	});
	const { body } = await boris.get<{ items: Member[] }>(path);
	expect(body.items.map(({ email, role }) => [email, role])).toEqual(
		expect.arrayContaining([
			[anna.email, 'editor'],
			[boris.email, 'owner']
		])
	);
	expect((await anna.post(path, { email: 'more@twexel.test', role: 'viewer' })).status).toBe(403);
	expect((await anna.delete(`${path}/${anna.userId}`)).status).toBe(204);
});
