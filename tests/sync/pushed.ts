import sharp from 'sharp';
import type { CollectionName } from '#sync/collection.ts';
import type { Desk } from '../kit/desk.ts';
import { made } from '../kit/desk.ts';
import { created, edit, Replica } from '../kit/replica.ts';

export type Held = Record<string, unknown> & { id: string; writeId: string };

/** One collection that devices write to, as the tests of bad input need it. */
export interface Pushed {
	/** Makes a document as its people do; gives its id. */
	make(desk: Desk): Promise<string>;
	/** A change that its maker may well push. */
	change: object;
	/** Well-formed values that are not a device's to give. */
	forged: Record<string, unknown>;
}

const another = '01900000-0000-7000-8000-00000000beef';
const longAgo = '2001-01-01T00:00:00.000Z';
let count = 0;

export const pushed: { [Name in CollectionName]?: Pushed } = {
	projects: {
		make: async ({ person }) => (await person.creates({ project: `Проект ${++count}` })).id,
		change: { name: 'Переименован' },
		forged: { myRole: 'viewer', createdAt: longAgo }
	},
	members: {
		async make({ person, project }) {
			const email = `invited-${++count}@twexel.test`;
			await person.invites({ email }, project, 'author');
			const all = await new Replica(person).pulls('members');
			return all.find((one) => one['email'] === email)?.id ?? '';
		},
		change: { role: 'viewer' },
		forged: {
			...{ projectId: another, userId: another, email: 'eve@twexel.test', name: 'Ева' },
			...{ status: 'active', createdAt: longAgo }
		}
	},
	accounts: {
		make: async (desk) => (await desk.sandbox(`Канал ${++count}`)).id,
		change: { _deleted: true },
		forged: {
			...{ projectId: another, network: 'vk', kind: 'page', externalId: '1', title: 'Чужой' },
			...{ status: 'attention', subscribers: 1_000_000, connectedAt: longAgo }
		}
	},
	posts: {
		async make({ person, project }) {
			const replica = new Replica(person);
			const post = replica.post(project.id, { html: 'Черновик' });
			await replica.pushes('posts', [created(post)]);
			return post.id;
		},
		change: { html: 'Исправлен' },
		forged: {
			...{ projectId: another, createdBy: another, createdAt: longAgo, lateEditOf: another },
			...{ status: 'published' }
		}
	},
	templates: {
		async make({ person, project }) {
			const body = { projectId: project.id, name: `Шаблон ${++count}`, html: 'Сегодня {{блюдо}}' };
			return made(await person.post<{ id: string }>('/api/templates', body)).id;
		},
		change: { name: 'Другое имя' },
		forged: { projectId: another, variables: ['чужая'], createdBy: another, createdAt: longAgo }
	},
	media: {
		async make({ person, project }) {
			const { data } = await sharp({ create: { width: 9, height: 9, channels: 3, background: 'teal' } })
				.png()
				.toBuffer({ resolveWithObject: true });
			const form = new FormData();
			form.append('projectId', project.id);
			form.append('file', new File([new Uint8Array(data)], 'photo.png'));
			return made(await person.post<{ id: string }>('/api/media', form)).id;
		},
		change: { alt: 'Чашка на столе' },
		forged: {
			...{ projectId: another, kind: 'video', mime: 'text/html', bytes: 1, width: 1, height: 1 },
			...{ hash: 'f'.repeat(64), sourceHash: 'f'.repeat(64), duration: 1, url: '/evil', thumbUrl: '/evil' },
			...{ createdBy: another, createdAt: longAgo }
		}
	}
};

const watching = new Map<string, Replica>();

/** The document as a device of its maker's holds it after a pull. */
export async function holds({ person }: Desk, name: CollectionName, id: string): Promise<Held> {
	const key = `${person.userId} ${name}`;
	const replica = watching.get(key) ?? new Replica(person);
	watching.set(key, replica);
	await replica.pulls(name, 1000);
	const document = replica.held.get(id);
	if (!document) throw new Error(`there is no ${id} in ${name}`);
	return document;
}

/** A row that any device may push, and the id of what it changes. */
export async function goodRow(desk: Desk, name: CollectionName) {
	const kind = pushed[name];
	if (!kind) throw new Error(`tests/sync/pushed.ts does not know ${name}`);
	const document = await holds(desk, name, await kind.make(desk));
	return edit(document, kind.change);
}
