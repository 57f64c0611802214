import { untrack } from 'svelte';
import { clockChangesIn, type ClockChange } from '#sync/time/clock-changes.ts';
import { freeBetween } from '#sync/queue/next-free.ts';
import { dayOf, daySpan } from '#sync/time/zone.ts';
import type { Account } from '#sync/records/account.ts';
import type { Post } from '#sync/records/post.ts';
import { desk } from '#app/lib/data/desk.svelte.ts';
import { live, type Live } from '#app/lib/data/live.svelte.ts';
import { afterFrame, whenIdle } from '#app/lib/next-task.ts';
import { words } from '#app/lib/words/words.svelte.ts';
import { networks } from '../accounts/networks.svelte.ts';
import { delayedEnds } from '../posts/capacity.ts';
import { here } from '../posts/here.svelte.ts';
import { weekHere } from '../queue/queue-state.svelte.ts';
import { filterIn, passes, type Filter } from './address.ts';
import { Asked } from './asked.svelte.ts';
import { overfullDays, type Overfull } from './overfull.ts';
import { byDay, draftsQuery, rangeQuery, type Entry } from './entries.ts';
import { freeByDay, type FreePlace } from './free-places.ts';
import { askedDay, firstWeekdayOf, isView, weeksOf, type View } from './grid.ts';
import { pageTitle } from './names.ts';
import { now } from './now.svelte.ts';

/** Of what a page of the calendar is. */
export interface Place {
	view: View;
	date: string;
}

const weeksIn = ({ view, date }: Place): string[][] => weeksOf(view, date, firstWeekdayOf(words.locale));

const titleOf = (place: Place): string =>
	pageTitle(place.view, weeksIn(place).flat(), place.date, words.locale);

const isSame = (one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): boolean =>
	one.size === other.size && [...one].every(([id, end]) => other.get(id) === end);

/** What of the calendar is asked for, and what there is to see. To be made where a component begins. */
export class Sight {
	readonly #posts: Live<Post>;
	readonly #drafts: Live<Post>;
	readonly #accounts: Live<Account>;

	readonly today: string = $derived(dayOf(now(), here.zone));
	readonly #asked = new Asked();
	readonly asked: Place = $derived.by(() => {
		const view = this.#asked.query.get('view');
		const date = askedDay(this.#asked.query.get('date'), this.today);
		return { view: isView(view) ? view : 'month', date };
	});
	readonly title: string = $derived(titleOf(this.asked));
	/** What is drawn: after the next frame what is asked for, so that a key is answered between the one and the other. */
	place: Place = $state.raw(untrack(() => this.asked));
	/** As text, which is the same text on the next page: what is narrowed to does not change by turning one. */
	readonly #narrowing: string = $derived.by(() => {
		const query = new URLSearchParams(this.#asked.query.toString());
		query.delete('view');
		query.delete('date');
		return query.toString();
	});
	readonly filter: Filter = $derived(filterIn(new URLSearchParams(this.#narrowing)));
	readonly weeks: string[][] = $derived(weeksIn(this.place));
	readonly days: string[] = $derived(this.weeks.flat());
	/** What the drawn page is called: what is asked for may not stand there yet. */
	readonly drawnTitle: string = $derived(titleOf(this.place));
	readonly clockChanges: ClockChange[] = $derived(clockChangesIn(this.days, here.zone));

	constructor() {
		const { db } = desk();
		$effect(() => {
			const { asked } = this;
			if (asked.view === untrack(() => this.place.view) && asked.date === untrack(() => this.place.date))
				return;
			return afterFrame(() => (this.place = asked));
		});
		this.#posts = live(() => db.posts.find(rangeQuery(here.projectId, this.days, here.zone)));
		// What is looked at comes first.
		this.#drafts = live(() => (this.isReady ? db.posts.find(draftsQuery(here.projectId)) : null));
		this.#accounts = live(() => db.accounts.find({ selector: { projectId: here.projectId } }));
		// What a crowded minute holds up, and a day that holds too much, are words beside what is drawn already.
		$effect(() => {
			const [posts, accounts, manifests] = [this.#leaving, this.accounts, networks.manifests];
			const days = this.#all;
			return whenIdle(() => {
				const ends = delayedEnds(posts, accounts, manifests);
				if (!isSame(ends, this.#ends)) this.#ends = ends;
				const overfull = overfullDays(days, accounts, manifests);
				if (overfull.size + this.overfull.size > 0) this.overfull = overfull;
			}, 500);
		});
		// What channels can do is a warning on a crowded day: no part of the first picture.
		$effect(() => {
			const timer = setTimeout(() => networks.load());
			return () => clearTimeout(timer);
		});
	}

	/** Turns to what has that address. */
	show(address: string): void {
		this.#asked.show(address);
	}

	get accounts(): Account[] {
		return this.#accounts.current;
	}

	get isReady(): boolean {
		return this.#posts.isReady;
	}

	/** Those that are asked for, soonest first. */
	readonly posts: Post[] = $derived.by(() => this.#posts.current.filter((post) => passes(post, this.filter)));

	/** Drafts that have no time yet. */
	readonly tray: Post[] = $derived.by(() => {
		const { channels, labels } = this.filter;
		return this.#drafts.current.filter(
			(post) => post.scheduledAt === null && passes(post, { channels, labels, statuses: [] })
		);
	});

	/** Those that leave by themselves. */
	readonly #leaving: Post[] = $derived.by(() =>
		this.#posts.current.filter(({ status }) => status === 'scheduled')
	);

	/** When posts will be out that their minute has no room for. */
	#ends: ReadonlyMap<string, string> = $state.raw(new Map());

	/** The days that hold more for a channel than its network takes. */
	overfull: ReadonlyMap<string, Overfull[]> = $state.raw(new Map());

	/** What a minute holds, and a day, is a matter of all its posts, not of those that are asked for. */
	readonly #all: Map<string, Entry[]> = $derived.by(() => byDay(this.#posts.current, here.zone, this.#ends));

	readonly entries: Map<string, Entry[]> = $derived.by(() => {
		if (this.posts.length === this.#posts.current.length) return this.#all;
		const asked = new Set(this.posts);
		return new Map(
			[...this.#all].map(([day, entries]) => [day, entries.filter(({ post }) => asked.has(post))])
		);
	});

	/** Of the days whose posts are known: a place of others may be taken. */
	readonly free: Map<string, FreePlace[]> = $derived.by(() => {
		if (!this.isReady || !here.may('posts.draft')) return new Map();
		const days = untrack(() => this.days);
		const from = daySpan(days[0] ?? '', here.zone)[0];
		const to = daySpan(days.at(-1) ?? '', here.zone)[1];
		const taken = new Set(this.#leaving.flatMap(({ scheduledAt }) => scheduledAt ?? []));
		const present = now();
		return freeByDay(freeBetween(weekHere(), taken, from > present ? from : present, to), here.zone);
	});

	/** Labels to narrow the calendar by: of what is seen, of the drafts, and those that are asked for already. */
	readonly labels: string[] = $derived.by(() => {
		const used = [...this.#posts.current, ...this.#drafts.current].flatMap(({ labels }) => labels);
		return [...new Set([...used, ...this.filter.labels])].toSorted((a, b) => a.localeCompare(b));
	});
}
