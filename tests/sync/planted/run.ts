import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { bugs, type Bug, type Catcher } from './bugs.ts';
import { Copy } from './copy.ts';

/**
 * `npm run test:planted`: plants each bug in a copy of the sources and runs the test that is to catch it, which must fail with the bug and
 * pass without. Words as arguments choose the bugs whose names hold them.
 */

const words = process.argv.slice(2);
const chosen = bugs.filter(({ name }) => words.every((word) => name.includes(word)));
const copy = await Copy.make();
process.on('SIGINT', () => void copy.remove().then(() => process.exit(1)));
const sound = new Map<string, boolean>();
const rows: string[][] = [];
try {
	for (const bug of chosen) {
		const startedAt = performance.now();
		const verdict = await judge(bug);
		const seconds = ((performance.now() - startedAt) / 1000).toFixed(0);
		rows.push([verdict, bug.name, bug.breaks.join(' '), titleOf(bug.caughtBy), seconds]);
		process.stdout.write(`${rows.at(-1)?.join(' · ')}\n`);
	}
} finally {
	await copy.remove();
}
const missed = rows.filter(([verdict]) => verdict !== 'caught').length;
process.stdout.write(`\n${table([['', 'bug', 'breaks', 'caught by', 's'], ...rows])}\n\n`);
process.stdout.write(`${rows.length - missed} of ${rows.length} planted bugs caught\n`);
process.exitCode = missed > 0 ? 1 : 0;

async function judge(bug: Bug): Promise<string> {
	const takeBack = await copy.plant(bug);
	const isHolding = await passes(bug.caughtBy);
	await takeBack();
	if (isHolding) return 'MISSED';
	// A test that fails anyway catches nothing.
	const title = titleOf(bug.caughtBy);
	const isSound = sound.get(title) ?? (await passes(bug.caughtBy));
	sound.set(title, isSound);
	return isSound ? 'caught' : 'FAILS ANYWAY';
}

function passes(catcher: Catcher): Promise<boolean> {
	const node = (...given: string[]) => runs(process.execPath, given);
	if ('test' in catcher) {
		const vitest = join('node_modules', 'vitest', 'vitest.mjs');
		return node(vitest, 'run', '-c', 'tests/vitest.config.ts', catcher.test, '-t', catcher.named);
	}
	const fuzz = join('tests', 'sync', 'histories', 'fuzz.ts');
	return node(fuzz, '--from', String(catcher.from), '--count', String(catcher.seeds), '--first');
}

function runs(command: string, given: string[]): Promise<boolean> {
	const child = spawn(command, given, { cwd: copy.folder, stdio: 'ignore' });
	return new Promise((resolve, reject) => {
		child.on('error', reject);
		child.on('close', (code) => resolve(code === 0));
	});
}

function titleOf(catcher: Catcher): string {
	if ('test' in catcher) return `${catcher.test}: ${catcher.named}`;
	return `histories ${catcher.from} to ${catcher.from + catcher.seeds - 1}`;
}

function table(lines: string[][]): string {
	const widths =
		lines[0]?.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0))) ?? [];
	return lines
		.map((line) => line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '))
		.join('\n');
}
