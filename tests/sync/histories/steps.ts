import { access } from './actions/access.ts';
import { forging } from './actions/forging.ts';
import { network } from './actions/network.ts';
import { serverSide } from './actions/server-side.ts';
import { settings } from './actions/settings.ts';
import { writing } from './actions/writing.ts';
import type { Dice } from './dice.ts';
import type { Action } from './scene.ts';

/** Everything that can happen. */
export const actions: Record<string, Action> = {
	...writing,
	...settings,
	...network,
	...access,
	...serverSide,
	...forging
};

/** One thing that happens. It has a seed of its own, so that it stays what it is where steps before it are left out. */
export interface Step {
	action: string;
	seed: number;
}

export function stepsOf(dice: Dice, count: number): Step[] {
	const entries = Object.entries(actions);
	const total = entries.reduce((sum, [, { weight }]) => sum + weight, 0);
	return Array.from({ length: count }, () => {
		let left = dice.random() * total;
		const [action = 'sync'] = entries.find(([, { weight }]) => (left -= weight) < 0) ?? [];
		return { action, seed: dice.seed() };
	});
}
