import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { playAll, type Report } from './crew.ts';

/** `npm run fuzz:sync`: plays random histories of devices, people, jobs and accidents, and says which seeds broke what. */

const { values } = parseArgs({
	options: {
		/** How many, and from which seed on. */
		count: { type: 'string', default: '20000' },
		from: { type: 'string', default: '1' },
		/** Plays this one alone, and prints its steps. */
		seed: { type: 'string' },
		/** Stops at the first that fails. */
		first: { type: 'boolean', default: false },
		processes: { type: 'string', default: String(Math.min(2, availableParallelism())) }
	}
});

const seeds =
	values.seed === undefined
		? Array.from({ length: Number(values.count) }, (_, index) => Number(values.from) + index)
		: [Number(values.seed)];
const print = (text: string) => process.stdout.write(text);
const startedAt = performance.now();
let [played, accepted] = [0, 0];

const reports = await playAll(seeds, {
	processes: Number(values.processes),
	then: values.first ? 'first' : 'reduce',
	told(report) {
		played++;
		accepted += report.accepted;
		if (report.error !== undefined) print(`\n${failure(report)}\n`);
		print(`\r${progress()}`);
	}
});
const failed = reports.filter((report) => report.error !== undefined).map((report) => report.seed);
print(
	`\nseeds ${seeds[0]} to ${seeds.at(-1)}: ${failed.length === 0 ? 'all hold' : `FAILED: ${failed.join(', ')}`}\n`
);
process.exitCode = failed.length > 0 ? 1 : 0;

function progress(): string {
	const seconds = (performance.now() - startedAt) / 1000;
	return `${played} of ${seeds.length} histories, ${accepted} writes taken in, ${seconds.toFixed(0)} s `;
}

function failure({ seed, error, notes = [], shorter }: Report): string {
	const told = values.seed === undefined ? [] : ['all steps:', ...notes];
	const less = shorter ? ['the steps that it needs:', ...shorter.notes, shorter.error] : [];
	return [
		`seed ${seed} broke ${error}`,
		...told,
		...less,
		`replay: npm run fuzz:sync -- --seed ${seed}`
	].join('\n');
}
