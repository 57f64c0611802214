import { spawn } from 'node:child_process';
import { access, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { countPlaywright, countVitest, type Count } from './counts.ts';

/** `npm test`: every check there is, one after the other. A step that counts its tests says how many; any other counts when it fails. */
interface Step {
	name: string;
	command: string[];
	/** Where the step leaves what it counted. */
	report?: { file: string; count: (report: unknown) => Count };
	env?: Record<string, string>;
	/** Left out where this file is missing. */
	needs?: string;
}

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = await mkdtemp(join(tmpdir(), 'twexel-test-'));
const unitReport = join(folder, 'unit.json');
const browserReport = join(folder, 'browser.json');
const browserConfig = 'tests/e2e/playwright.config.ts';

const steps: Step[] = [
	{ name: 'types', command: ['tsc', '--noEmit', '-p', 'tsconfig.json'] },
	{ name: 'lint', command: ['eslint', '-c', 'tests/lint/eslint.config.js', '.'] },
	{ name: 'layout', command: ['prettier', '--check', '--log-level', 'warn', '.'] },
	{
		name: 'svelte',
		command: ['svelte-check', '--tsconfig', './tsconfig.json', '--fail-on-warnings', '--output', 'human']
	},
	{ name: 'build', command: ['vite', 'build', '--logLevel', 'warn'] },
	{
		name: 'unit, database, flows',
		command: [
			'vitest',
			'run',
			'-c',
			'tests/vitest.config.ts',
			'--reporter=default',
			'--reporter=json',
			`--outputFile.json=${unitReport}`
		],
		report: { file: unitReport, count: countVitest }
	},
	{
		name: 'browser',
		command: ['playwright', 'test', '-c', browserConfig, '--reporter=line,json'],
		env: { PLAYWRIGHT_JSON_OUTPUT_NAME: browserReport },
		report: { file: browserReport, count: countPlaywright },
		needs: browserConfig
	}
];

const total: Count = { passed: 0, failed: 0 };
for (const step of steps) {
	if (step.needs !== undefined && !(await isThere(join(root, step.needs)))) continue;
	const { passed, failed } = await take(step);
	total.passed += passed;
	total.failed += failed;
}
await rm(folder, { recursive: true, force: true });
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;

async function take(step: Step): Promise<Count> {
	const startedAt = Date.now();
	console.log(`\n── ${step.name}`);
	const isGood = await runs(step);
	const count = await countOf(step, isGood);
	const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
	console.log(
		`── ${step.name}: ${isGood ? 'passed' : 'FAILED'}, ${count.passed} passed, ${count.failed} failed, ${seconds} s`
	);
	return count;
}

/** A step that fails has at least one failure, also when it broke before it could count. */
async function countOf(step: Step, isGood: boolean): Promise<Count> {
	const plain = isGood ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
	if (!step.report) return plain;
	const report: unknown = await readFile(step.report.file, 'utf8').then(JSON.parse, () => undefined);
	if (report === undefined) return { passed: 0, failed: 1 };
	const { passed, failed } = step.report.count(report);
	return { passed, failed: isGood ? failed : Math.max(1, failed) };
}

/** The tools are found as in npm's scripts: by a PATH on which this very Node and the project's own programs come first. */
function runs({ command: [tool = '', ...given], env }: Step): Promise<boolean> {
	const path = [join(root, 'node_modules', '.bin'), process.env['PATH']].join(
		process.platform === 'win32' ? ';' : ':'
	);
	const child = spawn(tool, given, {
		cwd: root,
		stdio: 'inherit',
		shell: process.platform === 'win32',
		env: { ...process.env, ...env, PATH: path }
	});
	return new Promise((resolve) => {
		child.on('error', (error) => {
			console.error(error.message);
			resolve(false);
		});
		child.on('exit', (code) => resolve(code === 0));
	});
}

function isThere(path: string): Promise<boolean> {
	return access(path).then(
		() => true,
		() => false
	);
}
