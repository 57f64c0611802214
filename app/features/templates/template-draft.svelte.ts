import type { Template } from '#sync/records/template.ts';
import { forget, remember } from './rescue.ts';

export type Content = Pick<Template, 'name' | 'html'>;

/** Where a template is kept: this device's database. */
export interface Shelf {
	create: (template: Content & { id: string; projectId: string }) => Promise<unknown>;
	patch: (id: string, part: Partial<Content>) => Promise<unknown>;
	/** What a template is called whose text came before its name. */
	untitled: () => string;
}

/** How long a keystroke waits for the next one before it is saved, in milliseconds. */
const pause = 200;

/**
 * A template while it is being written: on this device a moment after every change, the first of which makes it. What others change
 * meanwhile is taken over, but for what is not saved yet here.
 */
export class TemplateDraft {
	readonly id: string;
	readonly projectId: string;
	name = $state('');
	html = $state('');
	isStored = $state(false);
	saving = $state<'idle' | 'waiting' | 'failed'>('idle');
	savedAt = $state.raw<Date | null>(null);
	readonly #shelf: Shelf;
	#unsaved = new Set<keyof Content>();
	#timer: ReturnType<typeof setTimeout> | undefined;
	#writing: Promise<void> = Promise.resolve();
	/** Versions of ours that the database has still to show us back, oldest first. */
	readonly #echoes: Record<keyof Content, string[]> = { name: [], html: [] };

	constructor(shelf: Shelf, from: Template | Pick<Template, 'id' | 'projectId'>) {
		this.#shelf = shelf;
		this.id = from.id;
		this.projectId = from.projectId;
		if (!('writeId' in from)) return;
		this.isStored = true;
		this.name = from.name;
		this.html = from.html;
	}

	change(part: Partial<Content>): void {
		for (const field of fields) {
			const value = part[field];
			if (value === undefined) continue;
			this[field] = value;
			this.#unsaved.add(field);
		}
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

	/** The page may be gone before the database has answered: what is unsaved is also put where it is kept at once. */
	saveOnLeaving(): void {
		const { id, projectId, html } = this;
		if (this.saving !== 'idle') remember({ id, projectId, html, name: this.name.trim() });
		void this.save();
	}

	/** The template as the database has it now. */
	take(template: Template): void {
		this.isStored = true;
		for (const field of fields) {
			const echo = this.#echoes[field].indexOf(template[field]);
			if (echo >= 0) this.#echoes[field].splice(0, echo);
			else if (!this.#unsaved.has(field)) {
				this[field] = template[field];
				this.#echoes[field] = [];
			}
		}
	}

	async #write(): Promise<void> {
		// A template without a name cannot be: it keeps the one that it had until there is another.
		const name = this.name.trim();
		if (name === '' && this.isStored) this.#unsaved.delete('name');
		const changed = fields.filter((field) => this.#unsaved.has(field));
		this.#unsaved.clear();
		if (changed.length === 0) {
			this.saving = 'idle';
			return;
		}
		const whole = { name: name || this.#shelf.untitled(), html: this.html };
		const part = Object.fromEntries(changed.map((field) => [field, whole[field]]));
		for (const field of this.isStored ? changed : fields) this.#echoes[field].push(whole[field]);
		try {
			if (this.isStored) await this.#shelf.patch(this.id, part);
			else await this.#shelf.create({ ...whole, id: this.id, projectId: this.projectId });
			this.isStored = true;
			this.savedAt = new Date();
			forget(this.id);
			this.saving = this.#unsaved.size > 0 ? 'waiting' : 'idle';
		} catch (error) {
			for (const field of changed) this.#unsaved.add(field);
			this.saving = 'failed';
			console.error(error);
		}
	}
}

const fields = ['name', 'html'] as const satisfies (keyof Content)[];
