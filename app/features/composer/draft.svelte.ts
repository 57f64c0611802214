import { uuidv7 } from 'uuidv7';
import { same } from '#sync/merge.ts';
import type { Post } from '#sync/records/post.ts';
import { forget, remember } from './rescue.ts';

export type Content = Pick<Post, 'html' | 'title' | 'media' | 'poll' | 'targets' | 'labels' | 'deleteAt'>;

/** Where a draft is kept: this device's database. */
export interface Shelf {
	create: (post: Partial<Post> & { id: string; projectId: string }) => Promise<unknown>;
	patch: (id: string, part: Partial<Content>) => Promise<unknown>;
}

/** How long a keystroke waits for the next one before it is saved, in milliseconds. */
const pause = 200;

/**
 * A post while it is being written. Every change is on this device a moment later; the first one makes the post. What others change
 * meanwhile is taken over, except where this person's own words are not saved yet: those win, and the sync joins the two.
 */
export class Draft {
	readonly id: string;
	readonly projectId: string;
	html = $state('');
	title = $state('');
	media = $state.raw<Post['media']>([]);
	poll = $state.raw<Post['poll']>(null);
	targets = $state.raw<Post['targets']>([]);
	labels = $state.raw<Post['labels']>([]);
	deleteAt = $state<Post['deleteAt']>(null);
	isStored = $state(false);
	saving = $state<'idle' | 'waiting' | 'failed'>('idle');
	savedAt = $state.raw<Date | null>(null);
	readonly #shelf: Shelf;
	readonly #plan: Partial<Post>;
	#unsaved = new Set<keyof Content>();
	#timer: ReturnType<typeof setTimeout> | undefined;
	#writing: Promise<void> = Promise.resolve();
	/** By field, what the database has shown last, and then what it has still to show us back of ours, oldest first. */
	readonly #echoes = new Map<keyof Content, unknown[]>();

	/** A post that is there already, or the beginnings of one: its channels, and its time where the calendar asked for one. */
	constructor(shelf: Shelf, from: Post | (Pick<Post, 'projectId'> & Partial<Post>)) {
		this.#shelf = shelf;
		this.id = from.id ?? uuidv7();
		this.projectId = from.projectId;
		this.isStored = from.writeId !== undefined;
		this.#plan = from.scheduledAt ? { scheduledAt: from.scheduledAt } : {};
		this.#assign(from);
		for (const field of fields) this.#echoes.set(field, [this[field]]);
	}

	get content(): Content {
		const { html, title, media, poll, targets, labels, deleteAt } = this;
		return { html, title, media, poll, targets, labels, deleteAt };
	}

	change(part: Partial<Content>): void {
		this.#assign(part);
		for (const field of fields) if (part[field] !== undefined) this.#unsaved.add(field);
		this.saving = 'waiting';
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => void this.save(), pause);
	}

	/** Saves what is not saved. Resolves when it is on this device, or when that failed; then `saving` says so. */
	save(): Promise<void> {
		clearTimeout(this.#timer);
		this.#writing = this.#writing.then(() => this.#write());
		return this.#writing;
	}

	/** The page may be gone before the database has answered, also to what is being written: that is put where it is kept at once too. */
	saveOnLeaving(): void {
		if (this.saving !== 'idle') remember({ ...this.content, id: this.id, projectId: this.projectId });
		void this.save();
	}

	/** The post as the database has it now. */
	take(post: Post): void {
		this.isStored = true;
		for (const field of fields) {
			if (this.#isOvertaken(field, post) || this.#unsaved.has(field)) continue;
			if (!same(this[field], post[field])) this.#assign({ [field]: post[field] });
		}
	}

	/** Whether the database shows us something, ours or what was there before, that we have written over since. */
	#isOvertaken(field: keyof Content, post: Post): boolean {
		const echoes = this.#echoesOf(field);
		const echo = echoes.findIndex((one) => same(one, post[field]));
		// The last one may also come from elsewhere: brought back from the history, say, after another's words had taken its place.
		const left = echo < 0 ? [post[field], ...echoes.slice(1)] : echoes.slice(echo);
		this.#echoes.set(field, left);
		return echo >= 0 && left.length > 1;
	}

	#echoesOf = (field: keyof Content): unknown[] => this.#echoes.get(field) ?? [];

	async #write(): Promise<void> {
		if (this.#unsaved.size === 0) return;
		const part: Partial<Content> = {};
		for (const field of this.#unsaved) Object.assign(part, { [field]: this[field] });
		this.#unsaved.clear();
		for (const field of fields)
			if (field in part) this.#echoes.set(field, [...this.#echoesOf(field), part[field]]);
		try {
			if (this.isStored) await this.#shelf.patch(this.id, part);
			else
				await this.#shelf.create({ ...this.content, ...this.#plan, id: this.id, projectId: this.projectId });
			this.isStored = true;
			this.savedAt = new Date();
			forget(this.id);
			this.saving = this.#unsaved.size > 0 ? 'waiting' : 'idle';
		} catch (error) {
			for (const field of fields) {
				if (!(field in part)) continue;
				this.#unsaved.add(field);
				this.#echoes.set(field, this.#echoesOf(field).slice(0, -1));
			}
			this.saving = 'failed';
			console.error(error);
		}
	}

	#assign(part: Partial<Content>): void {
		for (const field of fields) if (part[field] !== undefined) Object.assign(this, { [field]: part[field] });
	}
}

const fields = [
	'html',
	'title',
	'media',
	'poll',
	'targets',
	'labels',
	'deleteAt'
] as const satisfies (keyof Content)[];
