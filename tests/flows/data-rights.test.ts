import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { usualSettings } from '#sync/records/notice-settings.ts';
import { noProject } from '#server/audit/record.ts';
import { verify } from '#server/audit/verify.ts';
import { Desk } from '../kit/desk.ts';
import { dumpOf, foundIn } from '../kit/dump.ts';
import type { Person } from '../kit/person.ts';
import { newWorld, type World } from '../kit/world.ts';

let world: World;
let desk: Desk;
let anna: Person;
let boris: Person;
const device = { 'user-agent': 'Borisfox/7 on Borisphone' };

/** Boris works in Anna's project, has one of his own, and leaves traces wherever a person leaves any. */
beforeEach(async () => {
	world = await newWorld();
	desk = await Desk.of(world);
	anna = desk.person;
	boris = await world.person('boris');
	await anna.invites(boris, desk.project, 'editor');
	const post = await desk.writes('Общий пост', []);
	await boris.put(`/api/posts/${post.id}`, { html: 'Общий пост, поправленный' });
	await boris.put('/api/auth/me', { name: 'Борис Борисович' });
	await boris.post('/api/projects', { name: 'Тайны Бориса' }, { ...device, 'idempotency-key': 'once-only' });
	await boris.post('/api/templates', { projectId: desk.project.id, name: 'Шаблон', html: 'Текст' }, device);
	const topic = { app: true, push: true, mail: true };
	const { quiet, topics } = usualSettings;
	const none = Object.fromEntries(Object.keys(topics).map((name) => [name, topic]));
	await boris.put('/api/notices/settings', { topics: none, quiet });
	await boris.session.call(
		'POST',
		'/api/auth/login',
		{ email: boris.email, password: boris.password },
		{ ...device }
	);
});
afterEach(() => world.end());

interface Exported {
	profile: { email: string; name: string };
	consents: { kind: string; isGiven: boolean }[];
	devices: { userAgent: string }[];
	projects: { name: string }[];
	posts: { html: string }[];
	versions: object[];
	templates: { name: string }[];
	log: { action: string }[];
}

describe('what is a person’s', () => {
	it('is given to them in one file, and nobody else’s', async () => {
		const { body, headers } = await boris.post<Exported>('/api/auth/me/export');
		expect(headers.get('content-disposition')).toMatch(/^attachment; filename="twexel-/);
		expect(body.profile).toMatchObject({ email: boris.email, name: 'Борис Борисович' });
		expect(body.projects.map((one) => one.name).toSorted()).toEqual(['Кофейня', 'Тайны Бориса']);
		expect(body.devices.some((one) => one.userAgent === device['user-agent'])).toBe(true);
		expect(body.templates.map((one) => one.name)).toEqual(['Шаблон']);
		expect(body.posts).toEqual([]);
		expect(body.log.map((one) => one.action)).toContain('user.exported');
		expect(body.consents.map(({ kind, isGiven }) => [kind, isGiven])).toEqual([
			['account', true],
			['mail', true],
			['push', true]
		]);
		const text = JSON.stringify(body);
		for (const secret of [anna.email, 'passwordHash', 'sealed', '$2b$']) expect(text).not.toContain(secret);
	});

	it('is gone with them from every table, but for what others go on working with', async () => {
		const own = await boris.get<{ items: { id: string; name: string }[] }>('/api/projects');
		const secretProject = own.body.items.find((one) => one.name === 'Тайны Бориса')?.id ?? '';
		expect((await boris.delete('/api/auth/me')).status).toBe(204);
		const words = [boris.email, 'Борис Борисович', 'Тайны Бориса', 'Borisfox', 'Borisphone'];
		expect(foundIn(await dumpOf(world.database.pool), words)).toEqual([]);
		// Of the project that was theirs alone only the feed's numbers and the word that it is gone for good.
		const left = foundIn(await dumpOf(world.database.pool), [secretProject]);
		expect(left.filter((place) => !/sync_|audit_log/.test(place))).toEqual([]);
		// What is shared stays, and the logs are whole.
		const posts = await anna.get<{ items: { html: string }[] }>(`/api/posts?projectId=${desk.project.id}`);
		expect(posts.body.items.map((one) => one.html)).toEqual(['Общий пост, поправленный']);
		for (const scope of [noProject, desk.project.id]) {
			expect(await verify(world.deps.db, scope)).toMatchObject({ isWhole: true });
		}
	});
});
