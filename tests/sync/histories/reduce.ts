import type { Step } from './steps.ts';

/**
 * Cuts steps away while what is left still fails: first halves, then quarters, down to single ones. Since a shorter history can run another way,
 * it is asked anew for each cut; `most` is how often at most.
 */
export async function reduce(
	steps: Step[],
	fails: (steps: Step[]) => Promise<boolean>,
	most: number
): Promise<Step[]> {
	let left = steps;
	let tries = 0;
	for (let size = Math.ceil(left.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
		// From the end, so that what happened after the fault goes first.
		for (let at = left.length - size; at > -size && tries < most; at -= size) {
			const start = Math.max(0, at);
			const shorter = [...left.slice(0, start), ...left.slice(at + size)];
			tries++;
			if (shorter.length < left.length && (await fails(shorter))) left = shorter;
		}
	}
	return left;
}
