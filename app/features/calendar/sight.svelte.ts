import { untrack } from 'svelte';
import { page as location } from '$app/state';
import { clockChangesIn, type ClockChange } from '#sync/time/clock-changes.ts';
import { freeBetween } from '#sync/queue/next-free.ts';
import { dayOf, daySpan } from '#sync/time/zone.ts';
import type { Account } from '#sync/records/account.ts';
import type { Post } from '#sync/records/post.ts';
import { desk } from '#app/lib/data/desk.svelte.ts';
import { live, type Live } from '#app/lib/data/live.svelte.ts';
import { words } from '#app/lib/words/words.svelte.ts';
import { networks } from '../accounts/networks.svelte.ts';
import { delayedEnds } from '../posts/capacity.ts';
import { here } from '../posts/here.svelte.ts';
import { weekHere } from '../queue/queue-state.svelte.ts';
import { filterIn, passes, type Filter } from './address.ts';
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

/** What of the calendar the address asks for, and what there is to see. To be made where a component begins. */
export class Sight {
	readonly #posts: Live<Post>;
	readonly #drafts: Live<Post>;
	readonly #accounts: Live<Account>;

	readonly today: string = $derived(dayOf(now(), here.zone));
	/** What the address asks for. */
	readonly asked: Place = $derived.by(() => {
		const view = location.url.searchParams.get('view');
		const date = askedDay(location.url.searchParams.get('date'), this.today);
		return { view: isView(view) ? view : 'month', date };
	});
	readonly title: string = $derived.by(() => {
		const { view, date } = this.asked;
		return pageTitle(view, weeksIn(this.asked).flat(), date, words.locale);
	});
	/** What is drawn: in the next task what is asked for, so that a key is answered between the one and the other. */
	place: Place = $state.raw(untrack(() => this.asked));
	readonly filter: Filter = $derived(filterIn(location.url.searchParams));
	readonly weeks: string[][] = $derived(weeksIn(this.place));
	readonly days: string[] = $derived(this.weeks.flat());
	readonly clockChanges: ClockChange[] = $derived(clockChangesIn(this.days, here.zone));

	constructor() {
		const { db } = desk();
		$effect(() => {
			const { asked } = this;
			if (asked.view === untrack(() => this.place.view) && asked.date === untrack(() => this.place.date))
				return;
			const timer = setTimeout(() => (this.place = asked));
			return () => clearTimeout(timer);
		});
		this.#posts = live(() => db.posts.find(rangeQuery(here.projectId, this.days, here.zone)));
		// What is looked at comes first.
		this.#drafts = live(() => (this.isReady ? db.posts.find(draftsQuery(here.projectId)) : null));
		this.#accounts = live(() => db.accounts.find({ selector: { projectId: here.projectId } }));
		// What channels can do is a warning on a crowded day: no part of the first picture.
		$effect(() => {
			const timer = setTimeout(() => networks.load());
			return () => clearTimeout(timer);
		});
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

	/** What a minute holds, and a day, is a matter of all its posts, not of those that are asked for. */
	readonly #all: Map<string, Entry[]> = $derived.by(() => {
		const leaving = this.#posts.current.filter(({ status }) => status === 'scheduled');
		return byDay(this.#posts.current, here.zone, delayedEnds(leaving, this.accounts, networks.manifests));
	});

	readonly entries: Map<string, Entry[]> = $derived.by(() => {
		if (this.posts.length === this.#posts.current.length) return this.#all;
		const asked = new Set(this.posts);
		return new Map(
			[...this.#all].map(([day, entries]) => [day, entries.filter(({ post }) => asked.has(post))])
		);
	});

	readonly overfull: Map<string, Overfull[]> = $derived.by(() =>
		overfullDays(this.#all, this.accounts, networks.manifests)
	);

	/** Of the days whose posts are known: a place of others may be taken. */
	readonly free: Map<string, FreePlace[]> = $derived.by(() => {
		if (!this.isReady || !here.may('posts.draft')) return new Map();
		const leaving = this.#posts.current.filter(({ status }) => status === 'scheduled');
		const days = untrack(() => this.days);
		const from = daySpan(days[0] ?? '', here.zone)[0];
		const to = daySpan(days.at(-1) ?? '', here.zone)[1];
		const taken = new Set(leaving.flatMap(({ scheduledAt }) => scheduledAt ?? []));
		const present = now();
		return freeByDay(freeBetween(weekHere(), taken, from > present ? from : present, to), here.zone);
	});

	/** Labels to narrow the calendar by: of what is seen, of the drafts, and those that are asked for already. */
	readonly labels: string[] = $derived.by(() => {
		const used = [...this.#posts.current, ...this.#drafts.current].flatMap(({ labels }) => labels);
		return [...new Set([...used, ...this.filter.labels])].toSorted((a, b) => a.localeCompare(b));
	});
}
