import { uuidv7 } from 'uuidv7';
import type { Post } from '#sync/records/post.ts';
import { Replica } from '../../kit/replica.ts';
import { RxdbDevice } from '../../kit/rxdb-device.ts';
import { rests, type Desk } from './desk.ts';

const names = ['posts', 'publications'] as const;

/** Devices of one person: they write and plan offline too, lose answers, and sync when they can. */
export class Devices {
	readonly done = { 'planned on devices': 0, 'edited on devices': 0, 'times offline': 0, 'lost answers': 0 };
	readonly #desk: Desk;
	readonly #random: () => number;
	readonly #devices: RxdbDevice[];
	/** One that only reads. */
	readonly #reader: Replica;

	private constructor(desk: Desk, random: () => number, devices: RxdbDevice[]) {
		this.#desk = desk;
		this.#random = random;
		this.#devices = devices;
		this.#reader = new Replica(desk.anna);
	}

	static async of(desk: Desk, random: () => number): Promise<Devices> {
		return new Devices(desk, random, [await RxdbDevice.of(desk.anna), await RxdbDevice.of(desk.anna)]);
	}

	async live(over: AbortSignal): Promise<void> {
		const lives = this.#devices.map((device, number) => this.#live(device, number, over));
		while (await rests(2000, over)) {
			// A database that is away fails a pull; the next one goes on where it was.
			for (const name of names) await this.#reader.pulls(name).catch(() => undefined);
		}
		await Promise.all(lives);
		for (const device of this.#devices) device.isOnline = true;
	}

	/** Where they differ at the end from the server, or from a device that comes new: nothing, within so many milliseconds. */
	async differences(within: number): Promise<string[]> {
		const inTime = AbortSignal.timeout(within);
		for (let round = 0; round < 2; round++) {
			for (const device of this.#devices) await Promise.race([device.settles(), rests(within, inTime)]);
		}
		const newcomer = new Replica(this.#desk.anna);
		for (const name of names) {
			await this.#reader.pulls(name);
			await newcomer.pulls(name, 200);
		}
		const there = [...newcomer.held.values()].filter(({ _deleted }) => !_deleted);
		const posts = new Map(there.filter((one) => 'html' in one).map((one) => [one.id, one.writeId]));
		const differ: string[] = [];
		if (posts.size === 0) differ.push('the server has no posts');
		for (const [number, device] of this.#devices.entries()) {
			const held = new Map((await device.holds()).map((one) => [one.id, one.writeId]));
			differ.push(...unlike(`device ${number}`, held, posts));
		}
		const words = (replica: Replica) =>
			new Map([...replica.held.values()].map((one) => [one.id, JSON.stringify(one)]));
		return [...differ, ...unlike('the reader', words(this.#reader), words(newcomer))];
	}

	async end(): Promise<void> {
		for (const device of this.#devices) await device.end();
	}

	async #live(device: RxdbDevice, number: number, over: AbortSignal): Promise<void> {
		for (let step = 0; await rests(1000 + 2000 * this.#random(), over); step++) {
			const dice = this.#random();
			if (dice < 0.35) await this.#plans(device, `№${number + 1}-${step}`);
			else if (dice < 0.6) await this.#edits(device, step);
			else if (dice < 0.7) {
				device.isOnline = !device.isOnline;
				if (!device.isOnline) this.done['times offline']++;
			} else if (dice < 0.8) {
				device.lostAnswers = 1;
				this.done['lost answers']++;
			} else if (device.isOnline) await Promise.race([device.settles(), rests(5000, over)]);
		}
	}

	async #plans(device: RxdbDevice, name: string): Promise<void> {
		const { project, telegram } = this.#desk;
		const now = Date.now();
		const account = telegram[Math.floor(telegram.length * this.#random())];
		const part = {
			...{ html: `${name} с устройства`, targets: account ? [{ accountId: account.id }] : [] },
			...{ status: 'scheduled', scheduledAt: new Date(now + 3000 + 15_000 * this.#random()).toISOString() },
			...{ createdAt: new Date(now).toISOString(), updatedAt: new Date(now).toISOString(), writeId: uuidv7() }
		};
		const { _deleted, ...post } = this.#reader.post(project.id, part);
		// The cast: a record of the sample is a post.
		await device.posts.insert(post as unknown as Post);
		this.done['planned on devices']++;
	}

	/** Changes the words of something, also of what may be on its way already. */
	async #edits(device: RxdbDevice, step: number): Promise<void> {
		const recent = (await device.holds()).slice(-15);
		const post = recent[Math.floor(recent.length * this.#random())];
		if (!post) return;
		await device.write(post.id, { html: `${post.html.split(' ')[0]} шаг ${step}` });
		this.done['edited on devices']++;
	}
}

function unlike(who: string, held: Map<string, string>, there: Map<string, string>): string[] {
	const ids = [...new Set([...held.keys(), ...there.keys()])].filter((id) => held.get(id) !== there.get(id));
	return ids.length === 0 ? [] : [`${who} differs in ${ids.length} of ${there.size}, the first is ${ids[0]}`];
}
