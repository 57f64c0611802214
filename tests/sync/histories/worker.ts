import { play, stepsOfSeed, type Outcome } from './history.ts';
import { reduce } from './reduce.ts';
import { standUp, type Standing } from './standing.ts';
import { Violation } from './violation.ts';

/**
 * One process that plays histories, `seed,seed,…`, one after another, and says a line of JSON for each. With `reduce` a failing one is then cut
 * down to the steps that it needs; with `first` it is the last.
 */

/** How often a failing history is played again to make it shorter. */
const mostCuts = 120;

const seeds = (process.argv[2] ?? '').split(',').map(Number);
const then = process.argv[3];
const standing = await standUp();
process.on('SIGTERM', () => void standing.end().then(() => process.exit(1)));
try {
	for (const seed of seeds) {
		const startedAt = performance.now();
		const outcome = await play(standing.world, standing.people, seed);
		const error = outcome.error && told(outcome.error);
		const shorter = error && then === 'reduce' ? await shortest(standing, seed, outcome) : undefined;
		const seconds = (performance.now() - startedAt) / 1000;
		const { notes, accepted, words } = outcome;
		say({ seed, seconds, accepted, words, ...(error ? { error, notes, shorter } : {}) });
		if (error && then === 'first') break;
	}
} finally {
	await standing.end();
}
// Dead pages wait for ever, by design.
process.exit(0);

async function shortest({ world, people }: Standing, seed: number, { error }: Outcome) {
	const fails = async (steps: Parameters<typeof play>[3]) => {
		const again = await play(world, people, seed, steps);
		return again.error !== undefined && kindOf(again.error) === kindOf(error);
	};
	const steps = await reduce(stepsOfSeed(seed), fails, mostCuts);
	const last = await play(world, people, seed, steps);
	return { notes: last.notes, error: last.error ? told(last.error) : 'it does not fail each time' };
}

function kindOf(error: unknown): string {
	return error instanceof Violation ? error.invariant : String(error);
}

function told(error: unknown): string {
	return error instanceof Violation
		? error.message
		: error instanceof Error
			? (error.stack ?? error.message)
			: String(error);
}

function say(report: object): void {
	process.stdout.write(`${JSON.stringify(report)}\n`);
}
