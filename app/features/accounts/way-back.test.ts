import { expect, it } from 'vitest';
import { wayBackFrom } from './way-back.ts';

it('is of the network alone that somebody has signed in at', () => {
	const asked = new URLSearchParams({ connect: 'one', grant: 'g' });
	expect(wayBackFrom('one', asked)).toEqual({ grant: 'g', problem: null });
	expect(wayBackFrom('other', asked)).toEqual({ grant: null, problem: null });
});
