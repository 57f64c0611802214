import { goto } from '$app/navigation';
import type { Post } from '#sync/records/post.ts';
import { dayOf, instantOf, localOf, timeOf } from '#sync/time/zone.ts';
import { toasts } from '#app/lib/state/toasts.svelte.ts';
import { words } from '#app/lib/words/words.svelte.ts';
import { planPost } from '../posts/actions.ts';
import { isMovable, movePosts } from '../posts/bulk.ts';
import { here } from '../posts/here.svelte.ts';
import { suggestedTime } from '../posts/quick-times.ts';
import { calendarAddress, noFilter, type Filter } from './address.ts';
import type { View } from './grid.ts';
import { now } from './now.svelte.ts';
import { nudged } from './nudge.ts';
import { intoTray, planDraft } from './plan-draft.ts';
import type { Selection } from './selection.svelte.ts';

/** What is done in a calendar: posts dragged to another time, gaps written into, the menu and the picker of the post at hand. */
export class Planner {
	readonly selection: Selection;
	/** The post that is being dragged, and how far below its upper edge it is held, in pixels. */
	dragged = $state.raw<{ post: Post; held: number } | null>(null);
	/** Where it would go: a day, and in a week the time too; or out of the plan, into the tray. */
	over = $state.raw<{ day: string; time: string | null } | 'tray' | null>(null);
	/** The post whose menu is open, and where on the screen. */
	menu = $state.raw<{ post: Post; x: number; y: number } | null>(null);
	/** The post whose time is being picked. */
	picking = $state.raw<Post | null>(null);
	/** The post that a key has just moved: the focus goes where it goes. */
	followed = $state.raw<string | null>(null);
	filter = $state.raw<Filter>(noFilter);

	readonly #today = $derived(dayOf(now(), here.zone));
	readonly #mayWrite = $derived(here.may('posts.draft'));

	constructor(selection: Selection) {
		this.selection = selection;
	}

	canMove = (post: Post): boolean => isMovable(post);

	/** The day over which the dragged post is held. */
	get overDay(): string | null {
		return this.over === null || this.over === 'tray' ? null : this.over.day;
	}

	get overTime(): string | null {
		return this.over === null || this.over === 'tray' ? null : this.over.time;
	}

	addressOf = (view: View, day: string): string => calendarAddress(view, day, this.filter);

	/** `held` is what is dragged: the post's chip, or its card. */
	grab({ dataTransfer, clientY }: DragEvent, held: HTMLElement, post: Post): void {
		if (!dataTransfer) return;
		dataTransfer.effectAllowed = 'move';
		dataTransfer.setData('text/plain', post.title);
		this.dragged = { post, held: clientY - held.getBoundingClientRect().top };
	}

	/** The dragged post is held over a day; `time` where the place says one. */
	hover(event: DragEvent, day: string, time: string | null = null): void {
		if (!this.dragged) return;
		event.preventDefault();
		if (this.overDay !== day || this.overTime !== time) this.over = { day, time };
	}

	hoverTray(event: DragEvent): void {
		if (!this.dragged?.post.scheduledAt) return;
		event.preventDefault();
		if (this.over !== 'tray') this.over = 'tray';
	}

	drop(event: DragEvent): void {
		event.preventDefault();
		const { dragged, over } = this;
		this.letGo();
		if (!dragged || !over) return;
		if (over === 'tray') void intoTray(dragged.post);
		else void this.move(dragged.post, over.day, over.time);
	}

	letGo(): void {
		this.dragged = null;
		this.over = null;
	}

	/** To another day at its own time, or to the given one. One of several that are picked takes the others along. */
	async move(post: Post, day: string, time: string | null): Promise<void> {
		const from = post.scheduledAt;
		const own = from === null ? this.#usualTime(day) : timeOf(from, here.zone);
		const local = `${day}T${time ?? own}`;
		if (from !== null && local === localOf(from, here.zone)) return;
		const at = instantOf(local, here.zone);
		if (at <= new Date().toISOString()) toasts.fail(words.current.calendar.cannotPast);
		else if (from === null) await planDraft(post, at);
		else if (this.selection.has(post.id) && this.selection.posts.length > 1) {
			await this.shift(
				this.selection.posts,
				Date.parse(`${local}Z`) - Date.parse(`${localOf(from, here.zone)}Z`)
			);
		} else await this.plan(post, at);
	}

	/** Moves many by as much of the project's clocks, in milliseconds: each keeps its hour where they are put forward or back. */
	shift = (posts: Post[], by: number): Promise<void> =>
		movePosts(posts, ({ scheduledAt }) => {
			if (scheduledAt === null) return null;
			const local = new Date(Date.parse(`${localOf(scheduledAt, here.zone)}Z`) + by).toISOString();
			return instantOf(local.slice(0, 16), here.zone);
		});

	/** A press of Shift and an arrow on a post. */
	nudge(event: KeyboardEvent, post: Post, by: 'week' | 'quarter'): void {
		if (!event.shiftKey || event.ctrlKey || event.metaKey || event.altKey || !this.canMove(post)) return;
		const local = post.scheduledAt && nudged(localOf(post.scheduledAt, here.zone), event.key, by);
		if (!local) return;
		event.preventDefault();
		this.followed = post.id;
		void this.move(post, local.slice(0, 10), local.slice(11));
	}

	/** A draft that merely has a time stays a draft when it is moved; one from the tray is planned. */
	plan = (post: Post, at: string): Promise<void> =>
		post.scheduledAt === null ? planDraft(post, at) : planPost(post, at, post.status !== 'scheduled');

	/** Where a new post for that day is written; null where the day is over, or the role may not write. */
	newPostAddress(day: string, time: string | null = null): string | null {
		if (!this.#mayWrite || day < this.#today) return null;
		const usual = instantOf(`${day}T${time ?? '10:00'}`, here.zone);
		if (day > this.#today) return `/posts/new?at=${usual}`;
		const present = new Date().toISOString();
		return `/posts/new?at=${usual > present ? usual : suggestedTime(present)}`;
	}

	write(day: string, time: string | null = null): void {
		const address = this.newPostAddress(day, time);
		if (address) void goto(address);
	}

	/** Ten in the morning, or on a day whose morning is over, the next hour that leaves time to look it over. */
	#usualTime(day: string): string {
		const present = new Date().toISOString();
		const isOver = instantOf(`${day}T10:00`, here.zone) <= present;
		const next = localOf(suggestedTime(present), here.zone);
		return isOver && next.slice(0, 10) === day ? next.slice(11) : '10:00';
	}
}
