import { mostSlots, type Slot } from '#sync/records/queue.ts';
import { same } from '#sync/merge.ts';

/** The hours of a week while they are being marked; nothing of it counts before it is saved. */
export class WeekDraft {
	slots = $state.raw<Slot[]>([]);
	/** Hours that have a row, also with no day marked yet. */
	times = $state.raw<string[]>([]);
	/** Categories that can be marked, also where no slot has them yet. */
	categories = $state.raw<string[]>([]);
	/** What a press marks: slots for all posts, or those of a category. */
	brush = $state('');
	#saved: Slot[] = [];

	constructor(slots: Slot[]) {
		this.take(slots);
	}

	/** The week as it is saved now, perhaps by another. What is being marked here is not lost for it. */
	take(slots: Slot[]): void {
		const isTouched = this.isChanged;
		this.#saved = inOrder(slots);
		if (isTouched) return;
		this.slots = this.#saved;
		this.times = sorted([...this.times, ...slots.map(({ time }) => time)]);
		this.categories = sorted([...this.categories, ...slots.flatMap(({ category }) => category ?? [])]);
	}

	get isChanged(): boolean {
		return !same(inOrder(this.slots), this.#saved);
	}

	get isFull(): boolean {
		return this.slots.length >= mostSlots;
	}

	at(weekday: number, time: string): Slot | undefined {
		return this.slots.find((slot) => slot.weekday === weekday && slot.time === time);
	}

	/** Marks with the brush; what is marked so already is wiped. */
	press(weekday: number, time: string): void {
		const there = this.at(weekday, time);
		const rest = this.slots.filter((slot) => slot !== there);
		const isWiped = there !== undefined && (there.category ?? '') === this.brush;
		if (isWiped || rest.length >= mostSlots) this.slots = rest;
		else this.slots = [...rest, this.#marked(weekday, time)];
	}

	/** A row for an hour, marked on every day. */
	addTime(time: string): void {
		if (this.times.includes(time)) return;
		this.times = sorted([...this.times, time]);
		const room = mostSlots - this.slots.length;
		this.slots = [...this.slots, ...everyDay.slice(0, room).map((weekday) => this.#marked(weekday, time))];
	}

	removeTime(time: string): void {
		this.times = this.times.filter((one) => one !== time);
		this.slots = this.slots.filter((slot) => slot.time !== time);
	}

	addCategory(category: string): void {
		this.categories = sorted([...this.categories, category]);
		this.brush = category;
	}

	#marked(weekday: number, time: string): Slot {
		return this.brush === '' ? { weekday, time } : { weekday, time, category: this.brush };
	}
}

export const everyDay = [1, 2, 3, 4, 5, 6, 7];

const sorted = (texts: string[]): string[] => [...new Set(texts)].toSorted();

const inOrder = (slots: Slot[]): Slot[] =>
	slots.toSorted((a, b) => a.weekday - b.weekday || (a.time < b.time ? -1 : 1));
