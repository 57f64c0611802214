import { goto } from '$app/navigation';
import type { Post } from '#sync/records/post.ts';
import { instantOf, localOf, timeOf } from '#sync/time/zone.ts';
import { toasts } from '#app/lib/state/toasts.svelte.ts';
import { words } from '#app/lib/words/words.svelte.ts';
import { planPost } from '../posts/actions.ts';
import { here } from '../posts/here.svelte.ts';
import { suggestedTime } from '../posts/quick-times.ts';
import { isMovable } from './entries.ts';

/** What is done in a calendar: posts dragged to another time, gaps written into, the menu and the picker of the post at hand. */
export class Planner {
	/** The post that is being dragged, and how far below its upper edge it is held, in pixels. */
	dragged = $state.raw<{ post: Post; held: number } | null>(null);
	/** Where it would go: a day, and in a week the time too. */
	over = $state.raw<{ day: string; time: string | null } | null>(null);
	/** The post whose menu is open, and where on the screen. */
	menu = $state.raw<{ post: Post; x: number; y: number } | null>(null);
	/** The post whose time is being picked. */
	picking = $state.raw<Post | null>(null);

	canMove = (post: Post): boolean => here.may('posts.publish') && isMovable(post.status);

	grab(event: DragEvent, post: Post): void {
		const { currentTarget, dataTransfer, clientY } = event;
		if (!(currentTarget instanceof HTMLElement) || !dataTransfer) return;
		dataTransfer.effectAllowed = 'move';
		dataTransfer.setData('text/plain', post.title);
		this.dragged = { post, held: clientY - currentTarget.getBoundingClientRect().top };
	}

	/** The dragged post is held over a day; `time` where the place says one. */
	hover(event: DragEvent, day: string, time: string | null = null): void {
		if (!this.dragged) return;
		event.preventDefault();
		if (this.over?.day !== day || this.over.time !== time) this.over = { day, time };
	}

	drop(event: DragEvent): void {
		event.preventDefault();
		const { dragged, over } = this;
		this.letGo();
		if (dragged && over) void this.move(dragged.post, over.day, over.time);
	}

	letGo(): void {
		this.dragged = null;
		this.over = null;
	}

	/** To another day at its own time, or to the given one. */
	async move(post: Post, day: string, time: string | null): Promise<void> {
		if (post.scheduledAt === null) return;
		const local = `${day}T${time ?? timeOf(post.scheduledAt, here.zone)}`;
		if (local === localOf(post.scheduledAt, here.zone)) return;
		const at = instantOf(local, here.zone);
		if (at <= new Date().toISOString()) toasts.fail(words.current.calendar.cannotPast);
		else await this.plan(post, at);
	}

	/** A draft that merely has a time stays a draft when it is moved. */
	plan = (post: Post, at: string): Promise<void> => planPost(post, at, post.status !== 'scheduled');

	/** Where a new post for that day is written; null where the day is over, or the role may not write. */
	newPostAddress(day: string, time: string | null = null): string | null {
		const present = new Date().toISOString();
		if (!here.may('posts.draft') || day < localOf(present, here.zone).slice(0, 10)) return null;
		const usual = instantOf(`${day}T${time ?? '10:00'}`, here.zone);
		return `/posts/new?at=${usual > present ? usual : suggestedTime(present)}`;
	}

	write(day: string, time: string | null = null): void {
		const address = this.newPostAddress(day, time);
		if (address) void goto(address);
	}
}
