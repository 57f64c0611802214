import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { bugs } from './bugs.ts';

/** What must hold of the list, so that `npm run test:planted` can be run at any time. */

const invariants = Array.from({ length: 12 }, (_, index) => `I${index + 1}`);

it.each(bugs.map((bug) => [bug.name, bug] as const))('“%s” can be planted', async (_name, bug) => {
	const text = await readFile(bug.file, 'utf8');
	for (const [search, replacement] of bug.changes) {
		expect(text.split(search).length - 1, search).toBe(1);
		expect(replacement).not.toBe(search);
	}
	if ('test' in bug.caughtBy)
		expect(await readFile(bug.caughtBy.test, 'utf8')).toMatch(new RegExp(bug.caughtBy.named));
});

it('has a bug for every invariant, and each under a name of its own', () => {
	const broken = new Set(bugs.flatMap((bug) => bug.breaks));
	expect([...broken].toSorted()).toEqual(invariants.toSorted());
	expect(new Set(bugs.map((bug) => bug.name)).size).toBe(bugs.length);
});
