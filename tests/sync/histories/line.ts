import { setImmediate as tick, setTimeout as sleep } from 'node:timers/promises';
import type { Life } from './life.ts';
import { Violation } from './violation.ts';

/** What becomes of a request in bad weather. */
const fates = ['lost', 'answer lost', 'doubled', 'late', 'answer late', 'echoed', 'refused'] as const;
type Fate = 'good' | (typeof fates)[number];

interface Sent {
	path: string;
	init: RequestInit | undefined;
	resolve(response: Response): void;
	reject(error: Error): void;
}

type Serve = (path: string, init: RequestInit | undefined) => Promise<Response>;

/** Rounds of the event loop in which nothing may be asked before a page counts as quiet. */
const calmRounds = 3;
/** A page may wait for a timer of no time: on a busy machine that is more than some rounds. What is asked for here comes after it. */
async function afterOthers(): Promise<void> {
	await sleep(1);
	await tick();
}

/** No page of a history has that much to say in one go: more is a loop. */
const mostRequests = 400;
/** A page that asks for nothing, and yet is not quiet, is given up after so long, in milliseconds. */
const patience = 30_000;

/**
 * The line between one page and the server. Nothing passes unless the history lets it: requests wait at the gate, and the weather decides
 * which of them, and of their answers, are lost, doubled, delayed or overtaken.
 */
export class Line {
	/** How likely a request meets with something, from 0 to 1. */
	badness = 0;
	/** Whether its page is about to ask for more. */
	isPausing: () => boolean = () => false;
	readonly #serve: Serve;
	readonly #life: Life;
	readonly #random: () => number;
	readonly #waiting: Sent[] = [];
	/** What is let go later: requests and answers that were overtaken, and copies of requests. */
	#late: (() => Promise<void>)[] = [];
	/** Paths that failed and will be asked for again, once RxDB has drawn breath. */
	readonly #owed = new Set<string>();

	constructor(serve: Serve, life: Life, random: () => number) {
		this.#serve = serve;
		this.#life = life;
		this.#random = random;
	}

	readonly send = (path: string, init?: RequestInit): Promise<Response> => {
		this.#owed.delete(endpoint(path));
		return this.#life.ask(
			() => new Promise((resolve, reject) => void this.#waiting.push({ path, init, resolve, reject }))
		);
	};

	/** Lets requests pass, at most so many, until the page asks for nothing more. Gives how many passed. */
	async flows(most = Infinity): Promise<number> {
		let passed = 0;
		const giveUpAt = performance.now() + patience;
		for (let calm = 0; calm < calmRounds && passed < most && !this.#life.isOver;) {
			await tick();
			if (passed > mostRequests || performance.now() > giveUpAt) throw this.#restless(passed);
			const batch = this.#waiting.splice(0, most - passed);
			if (batch.length > 0) {
				passed += batch.length;
				calm = 0;
				await this.#pass(batch);
			} else if (this.#owed.size === 0 && !this.isPausing()) {
				calm++;
				if (calm === calmRounds) await afterOthers();
				if (this.#waiting.length > 0) calm = 0;
			}
		}
		return passed;
	}

	#restless(passed: number): Violation {
		const asked = [...this.#waiting.map(({ path }) => path), ...this.#owed];
		return new Violation('I10', `a page does not come to rest, after ${passed} requests`, asked);
	}

	/** What was held back on the way arrives now, the last first. */
	async arrives(): Promise<void> {
		const late = this.#late.reverse();
		this.#late = [];
		for (const go of late) await go();
	}

	/**
	 * The server does them at the same time, but for those that change who may see what: what the others are answered is judged by what was so
	 * when they were asked. The page hears in the order in which it asked.
	 */
	async #pass(batch: Sent[]): Promise<void> {
		const fated = batch.map((sent) => ({ sent, fate: this.#fate(), hear: () => undefined as void }));
		const meets = async (one: (typeof fated)[number]) =>
			void (one.hear = await this.#meets(one.fate, one.sent));
		const [alone, together] = [fated.filter(isAboutAccess), fated.filter((one) => !isAboutAccess(one))];
		await Promise.all(together.map(meets));
		for (const one of alone) await meets(one);
		for (const { hear } of fated) hear();
	}

	#fate(): Fate {
		const dice = this.#random();
		if (dice >= this.badness) return 'good';
		return fates[Math.floor((dice / this.badness) * fates.length)] ?? 'good';
	}

	/** Lets a request meet its fate. Gives what its page then hears. */
	async #meets(fate: Fate, sent: Sent): Promise<() => void> {
		const serve = () => this.#serve(sent.path, sent.init);
		const answered = (answer: Response) => () => sent.resolve(answer);
		const nothing = () => undefined;
		switch (fate) {
			case 'good':
				return answered(await serve());
			case 'lost':
				return () => this.#fail(sent);
			case 'answer lost':
				await serve();
				return () => this.#fail(sent);
			case 'doubled': {
				const first = await serve();
				const second = await serve();
				return answered(this.#random() < 0.5 ? first : second);
			}
			case 'late':
				this.#late.push(async () => sent.resolve(await serve()));
				return nothing;
			case 'answer late': {
				const answer = await serve();
				this.#late.push(async () => sent.resolve(answer));
				return nothing;
			}
			case 'echoed':
				this.#late.push(async () => void (await serve()));
				return answered(await serve());
			case 'refused':
				this.#owed.add(endpoint(sent.path));
				return answered(new Response('{"code":"unavailable"}', { status: 503 }));
		}
	}

	#fail(sent: Sent): void {
		this.#owed.add(endpoint(sent.path));
		sent.reject(new TypeError('Failed to fetch'));
	}
}

const isAboutAccess = ({ sent: { path } }: { sent: Sent }): boolean =>
	/^\/sync\/(members|projects)\/push/.test(path);

const endpoint = (path: string): string => path.split('?')[0] ?? path;
