import type { CollectionName } from '#sync/collection.ts';
import { collectionNames } from '#sync/collection.ts';
import type { Person } from '../../kit/person.ts';
import { DeviceTables } from './device-tables.ts';
import { Life } from './life.ts';
import { Line } from './line.ts';
import { pageModule } from './own-pages.ts';
import type { Page } from './page/page.ts';
import type { Disk } from './page/storage.ts';
import type { WatchedServer } from './server.ts';

/** Modules of pages that nobody uses at the moment; loaded once for all histories. */
const free: number[] = [];
let loaded = 0;

interface Tab {
	page: Page;
	line: Line;
	place: number;
}

/** One person's phone or laptop: what it keeps, and the tabs that are open on it. */
export class Device {
	readonly index: number;
	readonly person: Person;
	readonly disk: Disk = new Map();
	readonly tables = new DeviceTables();
	readonly tabs: Tab[] = [];
	/** How bad its network is, from 0 to 1. */
	weather = 0;
	/**
	 * Whether a mark of something that waits may be left that no longer holds, until the app is opened anew: where two tabs led, or where one died
	 * over its work.
	 */
	isUntidy = false;
	readonly #server: WatchedServer;
	readonly #random: () => number;

	constructor(index: number, person: Person, server: WatchedServer, random: () => number) {
		this.index = index;
		this.person = person;
		this.#server = server;
		this.#random = random;
	}

	/** An open tab that lives; one is opened where there is none. */
	async tab(n = 0): Promise<Tab> {
		this.buryTheDead();
		const there = this.tabs[n % Math.max(1, this.tabs.length)];
		return there ?? this.opens(true);
	}

	async opens(isLeading: boolean): Promise<Tab> {
		const place = free.pop() ?? loaded++;
		const { openPage } = await pageModule(place);
		const life = new Life();
		const serve = (path: string, init?: RequestInit) => this.#server.answers(this.person, path, init);
		const line = new Line(serve, life, this.#random);
		const device = this.tables.openedBy(life);
		const { userId } = this.person;
		const page = await openPage({ userId, disk: this.disk, device, life, send: line.send, isLeading });
		line.isPausing = page.isPausing;
		const tab = { page, line, place };
		this.tabs.push(tab);
		this.isUntidy ||= this.tabs.filter((one) => one.page.isLeading).length > 1;
		return tab;
	}

	buryTheDead(): void {
		const dead = this.tabs.filter(({ page }) => page.life.isOver);
		for (const tab of dead) {
			tab.page.bury();
			this.#leaves(tab);
		}
		this.isUntidy ||= dead.length > 0;
		// Of the tabs that are left one must talk to the server, as the election in a browser would have it.
		if (this.tabs.length > 0 && !this.tabs.some(({ page }) => page.isLeading)) this.dies();
	}

	/** All tabs at once, as when a phone runs out of power. */
	dies(): void {
		for (const { page } of this.tabs) page.life.end();
		this.buryTheDead();
	}

	/** Asks for what is new in some collections and lets at most so many requests pass, in each tab that talks to the server. */
	async syncs(names: readonly CollectionName[] = collectionNames, most = Infinity): Promise<number> {
		await this.tab();
		let passed = 0;
		for (const { page, line } of this.tabs.filter((tab) => tab.page.isLeading)) {
			line.badness = this.weather;
			page.resync(names);
			passed += await line.flows(most);
		}
		this.buryTheDead();
		return passed;
	}

	/** Some seconds in which nobody does anything. Gives how many requests passed. */
	async rests(): Promise<number> {
		let passed = 0;
		for (const { page, line } of this.tabs.filter((tab) => tab.page.isLeading)) {
			await page.offersPassedOver();
			passed += await line.flows();
		}
		return passed;
	}

	async arrives(): Promise<void> {
		for (const { line } of this.tabs) await line.arrives();
	}

	#leaves(tab: Tab): void {
		this.tabs.splice(this.tabs.indexOf(tab), 1);
		free.push(tab.place);
	}
}
