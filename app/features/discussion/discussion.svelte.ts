import { liveQuery } from 'dexie';
import { untrack } from 'svelte';
import { uuidv7 } from 'uuidv7';
import type { Comment } from '#sync/records/comment.ts';
import type { Member } from '#sync/records/member.ts';
import type { Notice } from '#sync/records/notice.ts';
import type { Post } from '#sync/records/post.ts';
import { send } from '#app/lib/api.ts';
import { desk } from '#app/lib/data/desk.svelte.ts';
import { live, type Live } from '#app/lib/data/live.svelte.ts';
import { markRead } from '#app/lib/data/read-notices.ts';
import { forgetTold, note, type Saying } from '#app/lib/data/sayings.ts';
import { toasts } from '#app/lib/state/toasts.svelte.ts';
import { words } from '#app/lib/words/words.svelte.ts';
import { matters, mentionsIn, shownThread, type Shown } from './thread.ts';

/** What is told of in the discussion: whoever opens it has read it. */
const told = ['commented', 'mentioned', 'returned'];

/** The discussion of one post, for the components that show it or how much of it is new. */
export class Discussion {
	/** Missing until a new post is kept. */
	readonly #post: () => Post | undefined;
	#sayings = $state.raw<Saying[]>([]);
	readonly #members: Live<Member>;
	readonly #notices: Live<Notice>;
	readonly shown = $derived.by(() => shownThread(this.#post()?.thread ?? [], this.#sayings));
	readonly matters = $derived.by(() => matters(this.shown));

	constructor(post: () => Post | undefined) {
		// Not where they are declared: their questions are asked at once, and need what stands above.
		this.#post = post;
		const { db } = desk();
		this.#members = live(() => db.members.find({ selector: { projectId: post()?.projectId ?? '' } }));
		this.#notices = live(() => db.notices.find({ selector: { postId: post()?.id ?? '' } }));
		const id = $derived(post()?.id ?? '');
		$effect(() => {
			const postId = id;
			const following = liveQuery(() => desk().device.sayings.where({ postId }).toArray()).subscribe({
				next: (sayings: Saying[]) => (this.#sayings = sayings),
				error: () => {}
			});
			return () => following.unsubscribe();
		});
		$effect(() => {
			void post()?.updatedAt;
			untrack(() => void forgetTold(desk()));
		});
	}

	get people(): { userId: string; name: string }[] {
		const me = desk().userId;
		return this.#members.current.flatMap(({ userId, name, email }) =>
			userId && userId !== me ? { userId, name: name || email } : []
		);
	}

	nameOf({ by, client }: Pick<Comment, 'by' | 'client'>): string {
		const t = words.current.review;
		if (client !== null) return t.byClient(client);
		const member = this.#members.current.find(({ userId }) => userId === by);
		return member?.name || member?.email || t.somebody;
	}

	get #unread() {
		return this.#notices.current.filter(({ kind, readAt }) => readAt === null && told.includes(kind));
	}

	get hasUnread(): boolean {
		return this.#unread.length > 0;
	}

	/** It is in sight: nobody needs to be told of it any more. */
	async see(): Promise<void> {
		if (this.#unread.length > 0) await markRead({ ...desk(), send }, this.#unread);
	}

	async say(
		text: string,
		about: { quote?: string | null; replyTo?: string | null; isReturn?: boolean }
	): Promise<void> {
		const comment: Comment = {
			...{ id: uuidv7(), by: desk().userId, client: null, at: new Date().toISOString(), editedAt: null },
			...{ text, quote: about.quote ?? null, replyTo: about.replyTo ?? null },
			mentions: mentionsIn(text, this.people),
			isReturn: about.isReturn ?? false,
			...{ resolvedAt: null, resolvedBy: null }
		};
		await this.#note(comment.id, { is: 'say', comment });
	}

	rephrase = ({ id }: Shown, text: string): Promise<void> => this.#note(id, { is: 'rephrase', text });

	resolve = ({ id }: Shown, isResolved: boolean): Promise<void> =>
		this.#note(id, { is: 'resolve', isResolved });

	/** Can be said again for as long as the message stands. */
	async remove(comment: Shown): Promise<void> {
		await this.#note(comment.id, { is: 'remove' });
		const { isWaiting: _waiting, refused: _refused, ...said } = comment;
		const again = { ...said, id: uuidv7() };
		toasts.show(words.current.discussion.removed, {
			action: {
				label: words.current.common.undo,
				run: () => void this.#note(again.id, { is: 'say', comment: again })
			}
		});
	}

	/** What the server would not take is let go of. */
	async forget({ id }: Shown): Promise<void> {
		const seqs = this.#sayings.filter(({ commentId }) => commentId === id).map(({ seq }) => seq);
		await desk().device.sayings.bulkDelete(seqs);
	}

	async #note(commentId: string, act: Saying['act']): Promise<void> {
		const post = this.#post();
		if (post) await note({ ...desk(), send }, { postId: post.id, commentId, act });
	}
}
