import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { countPlaywright, countVitest, type Count } from './counts.ts';

/** `npm test`: every check there is. A step that counts its tests says how many; any other counts when it fails. */
interface Step {
	name: string;
	command: string[];
	/** Where the step leaves what it counted. */
	report?: { file: string; count: (report: unknown) => Count };
	env?: Record<string, string>;
	/** Shows what it prints as it comes, and not all of it at its end as others beside it do. */
	isHeard?: boolean;
}

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = await mkdtemp(join(tmpdir(), 'twexel-test-'));
const unitReport = join(folder, 'unit.json');
const faultReport = join(folder, 'faults.json');
const syncReport = join(folder, 'sync.json');
const browserReport = join(folder, 'browser.json');
const browserConfig = 'tests/e2e/playwright.config.ts';

/** The tests of some of `tests/vitest.config.ts`' projects. */
const vitest = (report: string, ...projects: string[]): Step['command'] => [
	...['vitest', 'run', '-c', 'tests/vitest.config.ts', ...projects.flatMap((name) => ['--project', name])],
	...['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
];

/** Stages come one after the other, and so do the steps of a lane; the lanes of a stage go side by side. */
const stages: Step[][][] = [
	[
		[
			{ name: 'types', command: ['tsc', '--noEmit', '-p', 'tsconfig.json'] },
			{ name: 'lint', command: ['eslint', '-c', 'tests/lint/eslint.config.js', '.'] }
		],
		[
			{
				name: 'svelte',
				command: ['svelte-check', '--tsconfig', './tsconfig.json', '--fail-on-warnings', '--output', 'human']
			},
			{ name: 'build', command: ['vite', 'build', '--logLevel', 'warn'] },
			{ name: 'size', command: ['node', 'tests/size/check.ts'] },
			{ name: 'layout', command: ['prettier', '--check', '--log-level', 'warn', '.'] }
		]
	],
	[
		[
			{
				name: 'unit, database, flows',
				command: vitest(unitReport, 'program', 'app'),
				report: { file: unitReport, count: countVitest },
				isHeard: true
			},
			{
				name: 'browser',
				command: ['playwright', 'test', '-c', browserConfig, '--reporter=line,json'],
				env: { PLAYWRIGHT_JSON_OUTPUT_NAME: browserReport },
				report: { file: browserReport, count: countPlaywright },
				isHeard: true
			}
		],
		[
			// They wait most of the time.
			{
				name: 'faults that take their time',
				command: vitest(faultReport, 'slow'),
				report: { file: faultReport, count: countVitest }
			},
			{
				name: 'sync and its histories',
				command: vitest(syncReport, 'sync'),
				report: { file: syncReport, count: countVitest }
			}
		]
	]
];

const total: Count = { passed: 0, failed: 0 };
for (const lanes of stages) await Promise.all(lanes.map(takeAll));
await rm(folder, { recursive: true, force: true });
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;

async function takeAll(lane: Step[]): Promise<void> {
	for (const step of lane) {
		const { passed, failed } = await take(step);
		total.passed += passed;
		total.failed += failed;
	}
}

async function take(step: Step): Promise<Count> {
	const startedAt = Date.now();
	if (step.isHeard) console.log(`\n── ${step.name}`);
	const { isGood, printed } = await runs(step);
	if (!step.isHeard) process.stdout.write(`\n── ${step.name}\n${printed}`);
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
function runs({
	command: [tool = '', ...given],
	env,
	isHeard = false
}: Step): Promise<{ isGood: boolean; printed: string }> {
	const path = [join(root, 'node_modules', '.bin'), process.env['PATH']].join(
		process.platform === 'win32' ? ';' : ':'
	);
	const child = spawn(tool, given, {
		cwd: root,
		stdio: isHeard ? 'inherit' : ['ignore', 'pipe', 'pipe'],
		shell: process.platform === 'win32',
		env: { ...process.env, ...env, PATH: path }
	});
	let printed = '';
	const keep = (chunk: Buffer) => (printed += chunk.toString());
	child.stdout?.on('data', keep);
	child.stderr?.on('data', keep);
	return new Promise((resolve) => {
		child.on('error', (error) => resolve({ isGood: false, printed: `${printed}${error.message}\n` }));
		child.on('close', (code) => resolve({ isGood: code === 0, printed }));
	});
}
