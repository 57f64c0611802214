import { uuidv7 } from 'uuidv7';
import type { Account } from '#sync/records/account.ts';
import type { Media } from '#sync/records/media.ts';
import { Desk, type FullPost } from '../kit/desk.ts';
import type { Person } from '../kit/person.ts';
import { made } from './made.ts';
import { RawUpload } from '../kit/tus.ts';
import { newWorld, type World } from '../kit/world.ts';

/** Everybody who may knock at a door. The last one can do most, so that what is taken away is taken away last. */
export const callers = [
	'anonymous',
	'stranger',
	'removed',
	'administrator',
	'viewer',
	'author',
	'editor',
	'owner'
] as const;
export type CallerName = (typeof callers)[number];

/** A picture that differs each time, since a file that is there already is not stored twice. */
let shade = 0;
const colours = () => `rgb(${shade++ % 256}, ${Math.trunc(shade / 256)}, 77)`;
const onePixel = Buffer.from(
	'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
	'base64'
);

/** A project with somebody in every role, and what there is to ask for in it. */
export class Scene {
	readonly world: World;
	readonly desk: Desk;
	readonly people: ReadonlyMap<CallerName, Person>;
	/** Things that stay as they are whoever asks for them. */
	account!: Account;
	medium!: Media;
	published!: FullPost;
	draftId!: string;

	private constructor(world: World, desk: Desk, people: ReadonlyMap<CallerName, Person>) {
		this.world = world;
		this.desk = desk;
		this.people = people;
	}

	static async set(): Promise<Scene> {
		// Networks that nobody answers for: what is let in gets as far as them, and no further.
		const nowhere = 'http://127.0.0.1:9';
		const env = {
			...{ TELEGRAM_API_ROOT: nowhere, TELEGRAM_WEB_ROOT: nowhere, VK_API_ROOT: nowhere },
			...{ VK_ID_ROOT: nowhere, VK_OAUTH_ROOT: nowhere, VK_CLIENT_ID: '1', ADMIN_EMAIL: 'root@twexel.test' }
		};
		const world = await newWorld({ env });
		const root = await world.person('root');
		const desk = await Desk.of(world, 'owner');
		const people = new Map<CallerName, Person>([
			['administrator', root],
			['owner', desk.person],
			['stranger', await world.person('stranger')]
		]);
		await people.get('stranger')?.creates({ project: 'Чужой' });
		for (const role of ['viewer', 'author', 'editor'] as const) {
			const person = await world.person(role);
			await desk.person.invites(person, desk.project, role);
			people.set(role, person);
		}
		const removed = await world.person('removed');
		await desk.person.invites(removed, desk.project, 'owner');
		await desk.person.delete(`/api/projects/${desk.project.id}/members/${removed.userId}`);
		people.set('removed', removed);
		const scene = new Scene(world, desk, people);
		scene.account = await desk.sandbox();
		scene.medium = await desk.picture('red');
		scene.published = await desk.writes('Вышло', [scene.account]);
		await desk.person.post(`/api/posts/${scene.published.id}/publish`, {});
		await world.passes('30s');
		scene.published = made(await desk.person.get<FullPost>(`/api/posts/${scene.published.id}`));
		scene.draftId = await scene.post();
		// The network asked something, so that there is a picture to ask for; nobody answers there.
		await world.database.pool.query(
			`insert into attempts (id, publication_id, fence, content_hash, started_at, deadline_at, ended_at, outcome, challenge)
			values (gen_random_uuid(), $1, 99, '', now(), now(), now(), 'refused', '{"picture": "http://127.0.0.1:9/a.png"}')`,
			[scene.publicationId()]
		);
		return scene;
	}

	get projectId(): string {
		return this.desk.project.id;
	}

	get owner(): Person {
		return this.desk.person;
	}

	publicationId(): string {
		return this.published.publications[0]?.id ?? '';
	}

	post = async (): Promise<string> => (await this.desk.writes('Черновик', [])).id;

	async scheduled(): Promise<string> {
		const post = await this.desk.writes('По плану', [this.account]);
		await this.desk.plans(post, '5h');
		return post.id;
	}

	fresh = async (path: string, body: object): Promise<string> =>
		made(await this.owner.post<{ id: string }>(path, { projectId: this.projectId, ...body })).id;

	template = () => this.fresh('/api/templates', { name: 'Шаблон', html: 'Текст' });
	channel = () => this.fresh('/api/accounts/sandbox', { title: `Канал ${uuidv7()}` });
	media = async (): Promise<string> => (await this.desk.picture(colours())).id;

	/** A place that nobody has taken yet. */
	async member(): Promise<string> {
		const email = `${uuidv7()}@twexel.test`;
		const path = `/api/projects/${this.projectId}/members`;
		return made(await this.owner.post<{ id: string }>(path, { email, role: 'author' })).id;
	}

	/** A project with the same people in the same roles. */
	async project(): Promise<string> {
		const { id } = await this.owner.creates({ project: 'Ещё один' });
		for (const role of ['viewer', 'author', 'editor'] as const) {
			const person = this.people.get(role);
			if (person) await this.owner.invites(person, { id }, role);
		}
		return id;
	}

	clientLink = (): Promise<string> =>
		this.fresh(`/api/projects/${this.projectId}/client-links`, {
			name: 'Клиент',
			postIds: [this.published.id]
		});

	/** Another device of the owner's. */
	async session(): Promise<string> {
		const { rows } = await this.world.database.pool.query<{ id: string }>(
			`insert into sessions (id, user_id) values (gen_random_uuid(), $1) returning id`,
			[this.owner.userId]
		);
		return `/api/auth/sessions/${rows[0]?.id}`;
	}

	/** A file as a browser's form sends it. */
	form(): FormData {
		const form = new FormData();
		form.set('projectId', this.projectId);
		form.set('file', new Blob([onePixel]), 'a.png');
		return form;
	}

	/** An upload that the owner has begun. */
	async upload(): Promise<string> {
		const begun = await new RawUpload(this.world, this.owner).begins(
			{ projectId: this.projectId, id: uuidv7(), filename: 'a.png' },
			1000
		);
		return begun.place.split('/').at(-1) ?? '';
	}
}
