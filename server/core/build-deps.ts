import { join } from 'node:path';
import type { Logger } from 'pino';
import { connect, writeTo } from '#db/client.ts';
import { openPool } from '#db/pool.ts';
import { Readers } from '#db/readers.ts';
import { openQueue } from '#jobs/enqueue.ts';
import { diskFiles } from '../integrations/files/disk.ts';
import { keptMailer } from '../integrations/mail/kept.ts';
import type { Mailer } from '../integrations/mail/mail.ts';
import { smtpMailer } from '../integrations/mail/smtp.ts';
import { webPusher } from '../integrations/push/web-push.ts';
import { buildNetworks, folders as ours } from '../integrations/social/index.ts';
import { Metrics } from '../metrics/instruments.ts';
import { startPulse } from '../sync/pulse-postgres.ts';
import { sourcesOf, startSharedClock } from './shared-clock.ts';
import type { Config } from './config.ts';
import type { Deps } from './deps.ts';
import { originNow } from './origin.ts';
import { newOutbound } from './outbound.ts';
import { formerKeys, keysOnDisk } from './root-keys.ts';
import { newSeal } from './seal.ts';

/** What tests put in the place of the real thing. */
export type Replaced = Partial<Pick<Deps, 'clock' | 'mail' | 'push' | 'folders' | 'networks' | 'files'>>;

export interface Built {
	deps: Deps;
	stop(): Promise<void>;
}

/** Connects the program to all that it reaches the world through. The database is there and migrated. */
export async function buildDeps(options: {
	config: Config;
	log: Logger;
	databaseUrl: string;
	replaced?: Replaced;
}): Promise<Built> {
	const { config, log, databaseUrl, replaced = {} } = options;
	const { folders = ours } = replaced;
	const ending = new AbortController();
	const lost = (error: Error) => {
		// An embedded database goes with the program: that its last connections end is no news.
		if (!ending.signal.aborted) log.warn({ err: error }, 'a database connection was lost');
	};
	const pool = openPool(databaseUrl, lost);
	const readers = new Readers(databaseUrl, lost);
	const db = connect(pool);
	const clock = replaced.clock ?? (await startSharedClock(sourcesOf(pool), log, ending.signal));
	const pulse = await startPulse({ connection: { connectionString: databaseUrl }, pool, log });
	const queue = await openQueue(
		pool,
		config.roles.includes('worker'),
		(error) => log.warn({ err: error }, 'the queue complains'),
		() => originNow().requestId
	);
	const mail = replaced.mail ?? mailer(config, log);
	const seal = newSeal({
		present: config.secretKey,
		former: [...config.formerSecretKeys, ...formerKeys(config.dataDir)],
		again: () => keysOnDisk(config.dataDir)
	});
	const outbound = newOutbound(config.outboundAllow);
	const networkOutbound = newOutbound([config.outboundAllow, ...hostsOf(config)].join());
	const deps: Deps = {
		config,
		log,
		clock,
		pool,
		db,
		readers,
		write: (work) => writeTo(db, pulse.changed, work),
		queue,
		enqueue: queue.enqueue,
		enqueueAll: queue.enqueueAll,
		pulse,
		seal,
		files: diskFiles(join(config.dataDir, 'media')),
		push: webPusher({ keys: config, log, outbound }),
		outbound,
		networkOutbound,
		folders,
		networks: buildNetworks({ config, db, seal, clock }, folders),
		metrics: new Metrics(),
		...replaced,
		mail
	};

	async function stop(): Promise<void> {
		ending.abort();
		await Promise.all([queue.stop(), mail.stop()]);
		await Promise.all([outbound.close(), networkOutbound.close()]);
		await pulse.stop();
		await Promise.all([pool.end(), readers.end()]);
	}
	return { deps, stop };
}

/** Where whoever hosts the installation has its networks: in an intranet of their own, or in a test. */
const hostsOf = ({ telegramApiRoot, telegramWebRoot, vkApiRoot, vkIdRoot, vkOauthRoot }: Config): string[] =>
	[telegramApiRoot, telegramWebRoot, vkApiRoot, vkIdRoot, vkOauthRoot].map((root) =>
		new URL(root).hostname.replace(/^\[|\]$/g, '')
	);

const mailer = (config: Config, log: Logger): Mailer =>
	config.smtpUrl === undefined
		? keptMailer({ folder: join(config.dataDir, 'mail'), from: config.mailFrom, log })
		: smtpMailer({ url: config.smtpUrl, from: config.mailFrom, log });
