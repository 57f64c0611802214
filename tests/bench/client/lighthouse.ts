import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { browserOptions } from '../../kit/browser.ts';
import type { Figure } from '../run.ts';

/** A package of its own: one beside these files would hide the product's imports from them. */
const folder = join(import.meta.dirname, '../lighthouse');

/** Installs it where it is not there; only by this bench, never by the product's own `npm ci`. */
export async function ensureLighthouse(): Promise<void> {
	if (existsSync(join(folder, 'node_modules', 'lighthouse'))) return;
	const code = await runs('npm', ['ci', '--no-audit', '--no-fund']);
	if (code !== 0) throw new Error(`npm ci in ${folder} ended with ${String(code)}`);
}

/** Its marks for the page that a newcomer sees. */
export async function lighthouse(url: string): Promise<Figure[]> {
	const own = await mkdtemp(join(tmpdir(), 'twexel-lighthouse-'));
	const report = join(own, 'report.json');
	const { executablePath, args } = browserOptions();
	await runs(
		process.execPath,
		[
			join(folder, 'node_modules/lighthouse/cli/index.js'),
			...[`${url}/sign-in`, '--quiet', '--output=json', `--output-path=${report}`],
			...['--only-categories=performance,accessibility,best-practices'],
			`--chrome-flags=--headless=new ${args.join(' ')}`
		],
		{ CHROME_PATH: executablePath }
	);
	// The cast: the report's own shape, of which this much is read.
	const { categories } = JSON.parse(await readFile(report, 'utf8')) as {
		categories: Record<string, { score: number | null }>;
	};
	await rm(own, { recursive: true, force: true });
	const least: Record<string, number> = { performance: 95, accessibility: 100, 'best-practices': 100 };
	return Object.entries(least).map(([name, target]) => {
		const mark = Math.round((categories[name]?.score ?? 0) * 100);
		return {
			what: `Lighthouse, sign-in: ${name}`,
			measured: String(mark),
			target: `≥ ${target}`,
			isMet: mark >= target
		};
	});
}

/** The npm beside this Node: the machine's own may be of another age. */
async function runs(command: string, given: string[], env: Record<string, string> = {}): Promise<unknown> {
	const path = `${dirname(process.execPath)}:${process.env['PATH'] ?? ''}`;
	const child = spawn(command, given, {
		...{ cwd: folder, stdio: 'inherit', env: { ...process.env, ...env, PATH: path } }
	});
	return new Promise((resolve) => child.once('exit', resolve));
}
