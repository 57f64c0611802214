import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Hono } from 'hono';
import { drain } from '#jobs/worker.ts';
import { newApi } from '#server/api.ts';
import { buildDeps, type Replaced } from '#server/core/build-deps.ts';
import { readConfig } from '#server/core/config.ts';
import type { Deps } from '#server/core/deps.ts';
import type { Env } from '#server/core/http.ts';
import { newLog } from '#server/core/log.ts';
import type { Mail } from '#server/integrations/mail/mail.ts';
import { caughtMails } from './mails.ts';
import { duration, movedClock, type MovedClock } from './clock.ts';
import type { TestDatabase } from './database.ts';
import { Person } from './person.ts';
import { Session } from './session.ts';

/** The whole program on a database of its own, with a clock that only the test moves, and mails that it catches. */
export interface World {
	deps: Deps;
	database: TestDatabase;
	clock: MovedClock;
	app: Hono<Env>;
	mails: Mail[];
	/** Until what was asked for is among them. */
	mailsAreWritten(): Promise<void>;
	/** What was logged, a line each. */
	logged: string[];
	/** Somebody who is signed up, verified, and signed in. */
	person(name: string): Promise<Person>;
	/** A browser that nobody is signed in with. */
	stranger(): Session;
	/** Lets time pass (`'90s'`, `'1h'`), step by step, with the worker doing at each step what is due. */
	passes(time: string): Promise<void>;
	end(): Promise<void>;
}

/** Where a test's world begins, unless it says otherwise: a Monday noon in Moscow. */
const monday = '2026-11-23T09:00:00.000Z';

export interface Wishes extends Replaced {
	/** Variables of the environment. */
	env?: Record<string, string>;
	start?: string;
	/** From which level on what is logged is kept. */
	logLevel?: string;
	/** A database to stand on, for programs that are not run by vitest. */
	database?: TestDatabase;
}

export async function newWorld({
	env = {},
	start = monday,
	logLevel = 'debug',
	...given
}: Wishes = {}): Promise<World> {
	const { database = await (await import('./database.ts')).freshDatabase(), ...replaced } = given;
	const dataDir = await mkdtemp(join(tmpdir(), 'twexel-world-'));
	const config = await readConfig({ DATA_DIR: dataDir, PUBLIC_URL: 'http://twexel.test', ...env });
	const clock = movedClock(start);
	const mails: Mail[] = [];
	const logged: string[] = [];
	const mail = caughtMails(mails);
	const { deps, stop } = await buildDeps({
		config: { ...config, passwordCost: 4 },
		log: newLog(logLevel, { write: (line: string) => void logged.push(line) }),
		databaseUrl: database.url,
		replaced: { clock, mail, ...replaced }
	});
	const app = newApi(deps);

	async function person(name: string): Promise<Person> {
		const session = new Session(app);
		const given = { email: `${name}@twexel.test`, password: `${name} knows this`, name };
		await session.call('POST', '/api/auth/register', given);
		const token = mails.findLast((letter) => letter.to === given.email)?.link.split('token=')[1];
		const signedIn = await session.call<{ accessToken: string; user: { id: string } }>(
			'POST',
			'/api/auth/verify-email',
			{ token }
		);
		session.accessToken = signedIn.body.accessToken;
		return new Person({ ...given, userId: signedIn.body.user.id, session });
	}

	async function passes(time: string): Promise<void> {
		const total = duration(time);
		const end = clock.now().getTime() + total;
		const step = Math.max(1000, total / 30);
		while (clock.now().getTime() < end) {
			const awaited = clock.next()?.getTime() ?? Infinity;
			const now = clock.now().getTime();
			clock.moveTo(new Date(Math.min(end, now + step, Math.max(now + 1, awaited))));
			await drain(deps);
		}
	}

	async function end(): Promise<void> {
		await stop();
		await database.close();
		await rm(dataDir, { recursive: true, force: true });
	}

	return {
		deps,
		database,
		clock,
		app,
		mails,
		mailsAreWritten: mail.settled,
		logged,
		person,
		stranger: () => new Session(app),
		passes,
		end
	};
}
