import { setTimeout as sleep } from 'node:timers/promises';
import { migrate } from '#db/migrate.ts';
import { DatabaseRefusal, startDatabase } from '#db/start.ts';
import { buildDeps } from './build-deps.ts';
import { ConfigRefusal, readConfig, type Config } from './config.ts';
import type { Deps } from './deps.ts';
import { newLog } from './log.ts';

/** Something that runs until it is stopped. */
export interface Part {
	stop(): Promise<void>;
}

export type StartPart = (deps: Deps) => Part | Promise<Part>;

/** A stop takes at most so long, in milliseconds: whoever asked for it may use force soon after. */
const longestStop = 25_000;

/**
 * The life of the program: configuration, database, migrations, then the parts; and backwards at SIGTERM or Ctrl-C. What the host has to
 * mend is said in one sentence.
 */
export async function run(partsFor: (config: Config) => StartPart[]): Promise<void> {
	const stops: Part[] = [];
	const stopAll = async () => {
		for (let part = stops.pop(); part; part = stops.pop()) await part.stop();
	};
	const asked = untilAsked();
	try {
		const config = await readConfig(process.env);
		const log = newLog(config.logLevel);
		const say = (sentence: string) => log.warn(sentence);
		const database = await startDatabase({ url: config.databaseUrl, dataDir: config.dataDir, say });
		stops.push(database);
		await migrate(database.url, { say });
		const { deps, stop } = await buildDeps({ config, log, databaseUrl: database.url });
		stops.push({ stop });
		for (const startPart of partsFor(config)) stops.push(await startPart(deps));
		await asked;
		log.info('stopping');
	} catch (error) {
		const isHosts = error instanceof ConfigRefusal || error instanceof DatabaseRefusal;
		process.stderr.write(
			`${isHosts ? error.message : String(error instanceof Error ? error.stack : error)}\n`
		);
		process.exitCode = 1;
	}
	await Promise.race([stopAll(), sleep(longestStop)]);
	process.exit();
}

/** Resolves at the first SIGTERM or SIGINT; a second Ctrl-C ends the process at once. */
function untilAsked(): Promise<void> {
	return new Promise((resolve) => {
		let askedAt: number | undefined;
		const ask = () => {
			askedAt ??= Date.now();
			// npm passes the terminal's Ctrl-C on, so that one press arrives twice.
			if (Date.now() - askedAt > 500) process.exit(130);
			resolve();
		};
		process.on('SIGINT', ask).on('SIGTERM', ask);
	});
}
