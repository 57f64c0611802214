import { uuidv7 } from 'uuidv7';
import { accounts } from '#db/schema.ts';
import type { FullPost } from '#server/posts/documents.ts';
import type { Person } from './person.ts';
import type { World } from './world.ts';

/** A person's project with a channel on the scripted network, and what is done with its posts. */
export class Room {
	readonly #world: World;
	readonly person: Person;
	readonly projectId: string;
	readonly channels: string[];

	private constructor(world: World, person: Person, projectId: string, channels: string[]) {
		this.#world = world;
		this.person = person;
		this.projectId = projectId;
		this.channels = channels;
	}

	static async of(world: World, person: Person, channels = 1): Promise<Room> {
		const { id } = await person.creates({ project: 'Кофейня' });
		const made = Array.from({ length: channels }, () => uuidv7());
		await world.deps.write(async (tx) => {
			await tx.insert(accounts).values(
				made.map((account, index) => ({
					...{ id: account, projectId: id, network: 'sandbox', kind: 'channel' as const },
					...{ externalId: account, title: `Канал ${index + 1}`, connectedAt: world.clock.now() }
				}))
			);
		});
		return new Room(world, person, id, made);
	}

	async writes(html: string, targets = this.channels): Promise<FullPost> {
		const { status, body } = await this.person.post<FullPost>('/api/posts', {
			...{ projectId: this.projectId, html },
			targets: targets.map((accountId) => ({ accountId }))
		});
		if (status !== 201) throw new Error(`no post was made: ${JSON.stringify(body)}`);
		return body;
	}

	/** `ahead` in seconds from now. */
	async schedules(post: { id: string }, ahead: number) {
		return this.person.post<FullPost>('/api/posts/schedule', {
			postId: post.id,
			scheduledAt: this.at(ahead)
		});
	}

	async planned(html: string, ahead: number): Promise<FullPost> {
		const { status, body } = await this.schedules(await this.writes(html), ahead);
		if (status !== 200) throw new Error(`not planned: ${JSON.stringify(body)}`);
		return body;
	}

	async sees({ id }: { id: string }): Promise<FullPost> {
		return (await this.person.get<FullPost>(`/api/posts/${id}`)).body;
	}

	/** The instant so many seconds from now. */
	at(seconds: number): string {
		return new Date(this.#world.clock.now().getTime() + seconds * 1000).toISOString();
	}
}
