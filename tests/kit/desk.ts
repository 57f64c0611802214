import { eq } from 'drizzle-orm';
import sharp from 'sharp';
import { publications } from '#db/schema.ts';
import type { Account } from '#sync/records/account.ts';
import type { Media } from '#sync/records/media.ts';
import type { Post, Target } from '#sync/records/post.ts';
import type { Project } from '#sync/records/project.ts';
import type { Publication } from '#sync/records/publication.ts';
import { claim, heldBy } from '#server/publications/claim.ts';
import { depart } from '#server/publications/departures.ts';
import { duration } from './clock.ts';
import type { Person } from './person.ts';
import type { Answer, Problem } from './session.ts';
import type { Telegram } from './telegram.ts';
import type { SimulatedChat } from './telegram/state.ts';
import type { Community } from './vk/state.ts';
import type { World } from './world.ts';

/** A token as Telegram's look, of a bot that only the simulated one knows. */
export const botToken = '700000001:AAH-simulated_token_of_a_bot_of_tests';

/** The variables that send the program to a simulated Telegram. */
export const pointTo = ({ apiRoot, webRoot }: Telegram): Record<string, string> => ({
	TELEGRAM_API_ROOT: apiRoot,
	TELEGRAM_WEB_ROOT: webRoot
});

export type FullPost = Post & { publications: Publication[] };

/** Somebody at work in a project: what they write, plan and send, and what became of it. */
export class Desk {
	readonly #world: World;
	readonly person: Person;
	readonly project: Project;

	private constructor(world: World, person: Person, project: Project) {
		this.#world = world;
		this.person = person;
		this.project = project;
	}

	static async of(world: World, name = 'anna'): Promise<Desk> {
		const person = await world.person(name);
		return new Desk(world, person, await person.creates({ project: 'Кофейня' }));
	}

	async sandbox(title = 'Песочница'): Promise<Account> {
		return made(
			await this.person.post<Account>('/api/accounts/sandbox', { projectId: this.project.id, title })
		);
	}

	async telegram(chat: SimulatedChat, bot = botToken): Promise<Account> {
		return made(await this.asksForTelegram(String(chat.id), bot));
	}

	asksForTelegram(
		chat: string,
		botToken?: string
	): Promise<Answer<Account & Partial<Omit<Problem, 'status'>>>> {
		return this.person.post('/api/accounts/telegram', { projectId: this.project.id, chat, botToken });
	}

	async vk({ id: groupId }: Community, accessToken: string): Promise<Account> {
		return made(await this.asksForVk(groupId, accessToken));
	}

	asksForVk(groupId: number | string, accessToken: string): Promise<Answer<Account & Problem>> {
		return this.person.post('/api/accounts/vk', { projectId: this.project.id, groupId, accessToken });
	}

	/** A picture of one colour, in the project's library. */
	async picture(colour: string): Promise<Media> {
		const create = { width: 320, height: 200, channels: 3 as const, background: colour };
		const bytes = await sharp({ create }).png().toBuffer();
		const form = new FormData();
		form.append('projectId', this.project.id);
		form.append('file', new File([new Uint8Array(bytes)], `${colour}.png`, { type: 'image/png' }));
		return made(await this.person.post<Media>('/api/media', form));
	}

	/** A draft for the given channels. */
	async writes(html: string, to: (Account | Target)[], more: Partial<Post> = {}): Promise<FullPost> {
		const targets = to.map((one) => ('accountId' in one ? one : { accountId: one.id }));
		return made(
			await this.person.post<FullPost>('/api/posts', { projectId: this.project.id, html, targets, ...more })
		);
	}

	/** Plans it so far ahead: `'10m'`. */
	async plans({ id }: { id: string }, ahead: string): Promise<FullPost> {
		const scheduledAt = this.#ahead(ahead);
		return made(await this.person.post<FullPost>('/api/posts/schedule', { postId: id, scheduledAt }));
	}

	moves({ id }: { id: string }, ahead: string): Promise<Answer<FullPost & Problem>> {
		return this.person.put(`/api/posts/${id}/reschedule`, { scheduledAt: this.#ahead(ahead) });
	}

	callsOff({ id }: { id: string }): Promise<Answer<FullPost & Problem>> {
		return this.person.delete(`/api/posts/${id}/unschedule`);
	}

	publishes({ id }: { id: string }, accountIds?: string[]): Promise<Answer<FullPost & Problem>> {
		return this.person.post(`/api/posts/${id}/publish`, { accountIds });
	}

	async looksAt({ id }: { id: string }): Promise<FullPost> {
		return made(await this.person.get<FullPost>(`/api/posts/${id}`));
	}

	/** The post's only publication. */
	async publicationOf(post: { id: string }): Promise<Publication> {
		const [only] = (await this.looksAt(post)).publications;
		if (!only) throw new Error('nothing was published or planned');
		return only;
	}

	/** What readers of a sandbox channel see, the oldest first. */
	async readersSee({ id }: { id: string }): Promise<string[]> {
		const { items } = made(
			await this.person.get<{ items: { id: string; html: string; publishedAt: string }[] }>(
				`/api/sandbox/${id}/messages`
			)
		);
		return items.toSorted((a, b) => Number(a.id) - Number(b.id)).map((message) => message.html);
	}

	/**
	 * A worker claims the post's publication and its process dies: before it begins to send, as it begins, or after the network has taken all of
	 * it and before the answer is written down. Gives what the dead one held.
	 */
	async losesItsWorker({ id }: { id: string }, when: 'before sending' | 'as it sends' | 'after sending') {
		const { deps } = this.#world;
		const [publication] = await deps.db.select().from(publications).where(eq(publications.postId, id));
		if (!publication) throw new Error('nothing is armed');
		const claimed = await deps.write((tx) => claim(tx, deps, publication.id));
		if (claimed.is !== 'claimed') throw new Error(`not claimed: ${claimed.is}`);
		const { network, channel, intent } = claimed.claim;
		if (when !== 'before sending') await depart(deps, intent.attemptId);
		if (when === 'after sending') await network.send(channel, intent.outgoing, AbortSignal.timeout(5000));
		return heldBy(claimed.claim, intent);
	}

	#ahead(time: string): string {
		return new Date(this.#world.clock.now().getTime() + duration(time)).toISOString();
	}
}

/** The body of an answer that has to be a good one. */
export function made<Body>({ status, body }: Answer<Body>): Body {
	if (status < 200 || status > 299) throw new Error(`answered ${status}: ${JSON.stringify(body)}`);
	return body;
}
