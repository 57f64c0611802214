import type { Fault } from '../../kit/telegram/faults.ts';
import type { Fault as VkFault } from '../../kit/vk/faults.ts';
import { faultPoints } from '../fault-point.ts';
import { stop } from '../worker-process.ts';
import { rests } from './desk.ts';
import { bystander, type Ground } from './ground.ts';

/** What goes wrong with a message on its way; a silence lasts until whoever asked gives up after a minute. */
const telegramFaults: Fault[] = [
	...(['reset-before', 'reset-after-accept', 'hang-before', 'hang-after-accept', 'html-200'] as const),
	...(['500-before', '500-after-accept', '502-before', '504-after-accept'] as const),
	'truncated-json-after-accept'
];
const vkFaults: VkFault[] = [
	...(['reset-before', 'reset-after-accept', '500-before', '500-after-accept', 'html-200'] as const),
	...(['truncated-json-after-accept', 'null-after-accept'] as const),
	{ error: { error_code: 6, error_msg: 'Too many requests per second' } }
];

/** How often on the average each kind of accident comes, in milliseconds. */
const every = { telegram: 2000, tooMany: 6000, vk: 6000, line: 20_000, session: 9000, death: 12_000 };

/** Everything that goes wrong, by chance but with a seed, until the signal. */
export class Weather {
	readonly met = {
		'faults of networks': 0,
		'“too many”': 0,
		cuts: 0,
		silences: 0,
		'lost sessions': 0,
		kills: 0
	};
	readonly #ground: Ground;
	readonly #random: () => number;

	constructor(ground: Ground, random: () => number) {
		this.#ground = ground;
		this.#random = random;
	}

	async rages(over: AbortSignal): Promise<void> {
		const { telegram, vk } = this.#ground;
		await Promise.all([
			this.#again(every.telegram, over, async () => {
				telegram.fail('sendMessage', this.#one(telegramFaults));
				this.met['faults of networks']++;
			}),
			this.#again(every.tooMany, over, async () => {
				telegram.fail('sendMessage', { retryAfter: 1 + Math.floor(5 * this.#random()) });
				this.met['“too many”']++;
			}),
			this.#again(every.vk, over, async () => {
				vk.fail('wall.post', this.#one(vkFaults));
				this.met['faults of networks']++;
			}),
			this.#again(every.line, over, () => this.#breakLine(over)),
			this.#again(every.session, over, () => this.#endSession()),
			this.#killWorkers(over)
		]);
		telegram.heal();
		vk.heal();
	}

	/** All connections to the database at once: cut, or silent, in turn. */
	async #breakLine(over: AbortSignal): Promise<void> {
		const { line } = this.#ground;
		if (this.met.cuts <= this.met.silences) {
			line.cut();
			this.met.cuts++;
		} else {
			line.goSilent();
			this.met.silences++;
		}
		await rests(300 + 2500 * this.#random(), over);
		line.heal();
	}

	/** A few connections of a process, as an administrator or an operating system ends them. */
	async #endSession(): Promise<void> {
		await this.#ground.pool.query(
			`select pg_terminate_backend(pid) from pg_stat_activity
			where datname = current_database() and application_name <> $1 order by random() limit 3`,
			[bystander]
		);
		this.met['lost sessions']++;
	}

	/** A second worker that dies at some point of a publication's way, or in the middle of whatever it does; then another one comes. */
	async #killWorkers(over: AbortSignal): Promise<void> {
		while (await rests(1000, over)) {
			const point = this.#one(faultPoints);
			const worker = this.#ground.mortal({ point, after: Math.floor(8 * this.#random()), signal: 'SIGKILL' });
			const life = every.death * (0.5 + this.#random());
			await Promise.race([worker.ended, rests(life, over)]);
			await stop(worker, 'SIGKILL');
			this.met.kills++;
		}
	}

	async #again(pause: number, over: AbortSignal, happen: () => Promise<void>): Promise<void> {
		while (await rests(pause * (0.5 + this.#random()), over)) await happen();
	}

	#one<T>(all: readonly T[]): T {
		const one = all[Math.floor(all.length * this.#random())];
		if (one === undefined) throw new Error('nothing to choose from');
		return one;
	}
}
