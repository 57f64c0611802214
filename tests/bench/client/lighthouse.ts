import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { chromium, type BrowserContext } from 'playwright';
import { freePort } from '#db/embedded/postmaster.ts';
import { browserOptions } from '../../kit/browser.ts';
import type { Figure } from '../run.ts';
import { enter, percentile, type Ground } from './ground.ts';

/** A package of its own: one beside these files would hide the product's imports from them. */
const folder = join(import.meta.dirname, '../lighthouse');
/** Of so many runs the median is taken, as its makers advise. */
const rounds = 5;
/** Now and then it cannot read its own recording (NO_NAVSTART); such a run is done again, so often at most. */
const triesOfARun = 3;

const least: Record<string, number> = { performance: 95, accessibility: 100, 'best-practices': 100 };
type Marks = Record<string, number>;

/** Installs it where it is not there; only by this bench, never by the product's own `npm ci`. */
export async function ensureLighthouse(): Promise<void> {
	if (existsSync(join(folder, 'node_modules', 'lighthouse'))) return;
	const code = await runs('npm', ['ci', '--no-audit', '--no-fund']);
	if (code !== 0) throw new Error(`npm ci in ${folder} ended with ${String(code)}`);
}

/** Its marks for the page that a newcomer sees, and for the calendar of somebody who is signed in and comes back to the app. */
export async function lighthouse(ground: Ground): Promise<Figure[]> {
	const own = await mkdtemp(join(tmpdir(), 'twexel-lighthouse-'));
	const { executablePath, args } = browserOptions();
	try {
		const report = join(own, 'report.json');
		const atDoor = [`${ground.url}/sign-in`, `--chrome-flags=--headless=new ${args.join(' ')}`];
		const door = await marks(() => oneRun(atDoor, report, { CHROME_PATH: executablePath }));
		const port = await freePort();
		const known = { executablePath, args: [...args, `--remote-debugging-port=${port}`], locale: 'ru-RU' };
		async function opened<T>(work: (browser: BrowserContext) => Promise<T>): Promise<T> {
			const browser = await chromium.launchPersistentContext(join(own, 'profile'), known);
			try {
				return await work(browser);
			} finally {
				await browser.close();
			}
		}
		await opened(async (browser) => enter(await browser.newPage(), ground.url));
		// Opened anew each time: what an earlier page has left in a process is no part of the app's start.
		const inApp = [`${ground.url}/calendar`, `--port=${port}`, '--disable-storage-reset'];
		const app = await marks(() => opened(() => oneRun(inApp, report, {})));
		return [...figures('sign-in', door), ...figures('the app', app)];
	} finally {
		await rm(own, { recursive: true, force: true });
	}
}

function figures(page: string, all: Marks[]): Figure[] {
	return Object.entries(least).map(([name, target]) => {
		const found = all.map((one) => one[name] ?? 0);
		const median = percentile(found, 0.5);
		return {
			what: `Lighthouse, ${page}: ${name}`,
			measured: `${median} (${Math.min(...found)} to ${Math.max(...found)})`,
			target: `≥ ${target}`,
			isMet: median >= target
		};
	});
}

async function marks(run: () => Promise<Marks>): Promise<Marks[]> {
	const all: Marks[] = [];
	for (let round = 0; round < rounds; round++) all.push(await run());
	return all;
}

async function oneRun(given: string[], report: string, env: Record<string, string>): Promise<Marks> {
	let code: unknown;
	for (let tries = 0; tries < triesOfARun && code !== 0; tries++)
		code = await runs(
			process.execPath,
			[
				join(folder, 'node_modules/lighthouse/cli/index.js'),
				...[...given, '--quiet', '--output=json', `--output-path=${report}`],
				`--only-categories=${Object.keys(least).join(',')}`
			],
			env
		);
	if (code !== 0) throw new Error(`lighthouse ended with ${String(code)}`);
	// The cast: the report's own shape, of which this much is read.
	const { categories } = JSON.parse(await readFile(report, 'utf8')) as {
		categories: Record<string, { score: number | null }>;
	};
	return Object.fromEntries(
		Object.entries(categories).map(([name, { score }]) => [name, Math.round((score ?? 0) * 100)])
	);
}

/** The npm beside this Node: the machine's own may be of another age. */
async function runs(command: string, given: string[], env: Record<string, string> = {}): Promise<unknown> {
	const path = `${dirname(process.execPath)}:${process.env['PATH'] ?? ''}`;
	const child = spawn(command, given, {
		...{ cwd: folder, stdio: 'inherit', env: { ...process.env, ...env, PATH: path } }
	});
	return new Promise((resolve) => child.once('exit', resolve));
}
