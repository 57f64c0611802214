import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { uuidv7 } from 'uuidv7';
import { may } from '#sync/access.ts';
import { collectionNames, collections } from '#sync/collection.ts';
import type { Role } from '#sync/records/member.ts';
import type { Person } from '../kit/person.ts';
import { callers, Scene, type CallerName } from './scene.ts';
import { table, type Row } from './table.ts';

let scene: Scene;
beforeAll(async () => void (scene = await Scene.set()), 60_000);
afterAll(() => scene.world.end());

const members: readonly string[] = ['viewer', 'author', 'editor', 'owner'];
const roleOf = (caller: CallerName): Role | null => (members.includes(caller) ? (caller as Role) : null);

/** Every method and path that the program answers to, but what is for all of them. */
const routes = () => [
	...new Set(
		scene.world.app.routes.flatMap(({ method, path }) => (method === 'ALL' ? [] : `${method} ${path}`))
	)
];

type Verdict = 'let in' | 'no token' | 'forbidden' | 'not there';

function expected({ opens }: Row, caller: CallerName): Verdict {
	if (opens === 'anyone') return 'let in';
	if (caller === 'anonymous') return 'no token';
	if (opens === 'person') return 'let in';
	if (opens === 'nobody') return 'not there';
	if (opens === 'its owner') return caller === 'owner' ? 'let in' : 'not there';
	const role = roleOf(caller);
	if (role === null) return 'not there';
	return may(role, opens) ? 'let in' : 'forbidden';
}

const verdicts: Record<number, Verdict> = { 401: 'no token', 403: 'forbidden', 404: 'not there' };
const verdictOf = (status: number): Verdict => verdicts[status] ?? 'let in';

/** As a browser of theirs sends it. What the program answers to it is all that counts. */
async function asks(caller: CallerName, route: string, row: Row): Promise<number> {
	const [method = '', own = ''] = route.split(' ');
	const path = row.path ? await row.path(scene) : own;
	const body = row.body?.(scene);
	const token = scene.people.get(caller)?.session.accessToken;
	const isForm = body instanceof FormData;
	const ending = new AbortController();
	const answer = await scene.world.app.request(path, {
		method: row.method ?? method,
		signal: ending.signal,
		headers: {
			...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
			...(body === undefined || isForm ? {} : { 'content-type': 'application/json' }),
			...row.headers?.(scene)
		},
		...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) })
	});
	ending.abort();
	await answer.body?.cancel();
	return answer.status;
}

describe('every route (F22)', () => {
	it('has a row that says who gets in, and every row has its route', () => {
		const known = Object.keys(table);
		expect(routes().filter((route) => !known.includes(route))).toEqual([]);
		expect(known.filter((route) => !routes().includes(route))).toEqual([]);
	});

	it('lets in whom it should, and nobody else', { timeout: 120_000 }, async () => {
		const wrong: string[] = [];
		for (const route of routes()) {
			const row = table[route];
			if (!row) continue;
			for (const caller of callers) {
				const wanted = expected(row, caller);
				if (row.isForGood && wanted === 'let in') continue;
				const status = await asks(caller, route, row);
				// What a signed-in route without an access token of its own is asked for is judged there.
				const isRight =
					row.opens === 'anyone' ? status !== 403 && status < 500 : verdictOf(status) === wanted;
				if (!isRight) wrong.push(`${route} as ${caller}: ${status}, not “${wanted}”`);
			}
		}
		expect(wrong).toEqual([]);
	});

	it('says the same of what is foreign as of what does not exist', async () => {
		const stranger = scene.people.get('stranger');
		const foreign = await stranger?.get<object>(`/api/posts/${scene.published.id}`);
		const missing = await stranger?.get<object>(`/api/posts/${uuidv7()}`);
		const told = (body: object | undefined) => ({ ...body, requestId: '' });
		expect(told(foreign?.body)).toEqual(told(missing?.body));
	});
});

interface Page {
	documents: { id: string; projectId?: string | null; _deleted: boolean }[];
}

describe('every collection of the sync', () => {
	it('shows a project’s documents to its members, and to nobody else a word of them', async () => {
		for (const name of collectionNames) {
			for (const caller of callers) {
				const person = scene.people.get(caller);
				if (!person) continue;
				const { body, status } = await person.get<Page>(`/sync/${name}/pull?limit=500`);
				expect(status).toBe(200);
				const seen = body.documents.filter(
					({ id, projectId, _deleted }) =>
						!_deleted && (projectId === scene.projectId || id === scene.projectId)
				);
				// Notices are their reader's own; of the others this project has something.
				if (roleOf(caller) === null) expect(seen, `${name} as ${caller}`).toEqual([]);
				else if (['projects', 'members', 'accounts', 'posts', 'media'].includes(name))
					expect(seen.length, `${name} as ${caller}`).toBeGreaterThan(0);
			}
		}
	});

	it('takes from each role what sync/access.ts lets it write, and answers nobody else with what is there', async () => {
		const actions = {
			projects: 'project.update',
			members: 'members.write',
			accounts: 'accounts.write',
			posts: 'posts.draft',
			templates: 'templates.write',
			media: 'media.write'
		} as const;
		const pushed = collectionNames.filter((name) => collections[name].isPushed);
		expect(Object.keys(actions).toSorted()).toEqual([...pushed].toSorted());
		for (const [name, action] of Object.entries(actions)) {
			for (const caller of callers) {
				const person = scene.people.get(caller);
				if (!person) continue;
				const master = await fresh(name, roleOf(caller) === null ? scene.owner : person);
				const newDocumentState = { ...master, ...changed(name, master), writeId: uuidv7() };
				const { body } = await person.post<{ id: string; _deleted: boolean }[]>(`/sync/${name}/push`, [
					{ newDocumentState, assumedMasterState: master }
				]);
				const role = roleOf(caller);
				const label = `${name} as ${caller}`;
				if (role !== null && may(role, action)) expect(body, label).toEqual([]);
				else if (role !== null) expect(body, label).toMatchObject([{ id: master['id'], _deleted: false }]);
				else expect(Object.keys(body[0] ?? {}).toSorted(), label).toEqual(['_deleted', 'id', 'projectId']);
			}
		}
	});
});

/** A document of the collection as somebody has just pulled it. */
async function fresh(name: string, reader: Person): Promise<Record<string, unknown>> {
	const makers: Record<string, () => string | Promise<string>> = {
		projects: () => scene.projectId,
		members: () => scene.member(),
		accounts: () => scene.channel(),
		posts: () => scene.post(),
		templates: () => scene.template(),
		media: () => scene.media()
	};
	const id = await makers[name]?.();
	const { body } = await reader.get<{ documents: Record<string, unknown>[] }>(`/sync/${name}/pull?limit=500`);
	const found = body.documents.find((one) => one['id'] === id);
	if (!found) throw new Error(`${name} ${id} is not among what its owner pulls`);
	return found;
}

function changed(name: string, master: Record<string, unknown>): object {
	if (name === 'projects') return { name: `Имя ${uuidv7()}`, myRole: master['myRole'] };
	if (name === 'members') return { role: 'viewer' };
	if (name === 'posts') return { html: 'Другой' };
	if (name === 'templates') return { name: 'Другой' };
	return { _deleted: true };
}
