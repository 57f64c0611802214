import { setTimeout as sleep } from 'node:timers/promises';
import type { World } from '../../kit/world.ts';
import { sweepUp } from './audit.ts';
import { checkAll } from './checks/check-all.ts';
import { Dice } from './dice.ts';
import type { People } from './people.ts';
import { comeToRest } from './rest.ts';
import type { Scene } from './scene.ts';
import { setScene } from './set-up.ts';
import { actions, stepsOf, type Step } from './steps.ts';
import { Violation } from './violation.ts';

export const usualLength = 60;
/**
 * No history takes a tenth of so many seconds. Only those count in which this process had its turn: on a machine that is busy with something
 * else, or where it is held, a second passes with nothing done. `mostSeconds` is the end in any case.
 */
const [longest, mostSeconds] = [120, 1800];
/** A second that is longer by so much, in milliseconds, was somebody else's. */
const lateness = 100;

/** A history's outcome: what went wrong, if anything did, and after how much work. */
export interface Outcome {
	error: unknown;
	/** What happened, a line each. */
	notes: string[];
	/** Writes of devices that the server took in. */
	accepted: number;
	words: number;
}

/** Plays the history of a seed, or the given ones of its steps, lets it come to rest, and checks all that must hold then. */
export async function play(
	world: World,
	people: People,
	seed: number,
	steps: Step[] = stepsOfSeed(seed)
): Promise<Outcome> {
	const notes: string[] = [];
	const scene = await setScene(world, people, new Dice(seed));
	let error: unknown;
	const run = async () => {
		for (const [index, { action, seed }] of steps.entries()) {
			const note = await actions[action]?.run(scene, new Dice(seed));
			notes.push(`${index} ${action}: ${note ?? 'nothing to do it to'}`);
		}
		await comeToRest(scene);
		await checkAll(scene);
	};
	const over = new AbortController();
	try {
		await Promise.race([run(), comesToNoEnd(over.signal)]);
	} catch (thrown) {
		error = thrown;
	}
	over.abort();
	await leave(scene);
	return { error, notes, accepted: scene.server.accepted, words: scene.ledger.size };
}

/** Something waits for what will never come. */
async function comesToNoEnd(signal: AbortSignal): Promise<void> {
	let own = 0;
	for (let second = 0; second < mostSeconds && own < longest; second++) {
		const before = performance.now();
		await sleep(1000, undefined, { signal });
		if (performance.now() - before < 1000 + lateness) own++;
	}
	throw new Violation('I10', `a history has not come to its end after ${own} s`);
}

export const stepsOfSeed = (seed: number): Step[] => stepsOf(new Dice(seed ^ 0x5f356495), usualLength);

async function leave({ devices, world }: Scene): Promise<void> {
	for (const device of devices) device.dies();
	await sweepUp(world.database.pool);
}
