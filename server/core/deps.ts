import type { Pool } from 'pg';
import type { Logger } from 'pino';
import type { Db, Tx } from '#db/client.ts';
import type { Readers } from '#db/readers.ts';
import type { Enqueue, EnqueueAll, Queue } from '#jobs/enqueue.ts';
import type { Files } from '../integrations/files/files.ts';
import type { Mailer } from '../integrations/mail/mail.ts';
import type { Pusher } from '../integrations/push/push.ts';
import type { Folders } from '../integrations/social/folder.ts';
import type { Networks } from '../integrations/social/network.ts';
import type { Metrics } from '../metrics/instruments.ts';
import type { Pulse } from '../sync/pulse.ts';
import type { Clock } from './clock.ts';
import type { Config } from './config.ts';
import type { Outbound } from './outbound.ts';
import type { Seal } from './seal.ts';

/** All that the program reaches the world through. Built once by server/core/build-deps, by tests with a moved clock. */
export interface Deps {
	config: Config;
	log: Logger;
	clock: Clock;
	pool: Pool;
	db: Db;
	/** Where people's own pages are read: see server/core/read-as.ts. */
	readers: Readers;
	/** A transaction on synced tables: what it changed is told to the streams after its commit. */
	write: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;
	/** Adds a job inside a transaction: it exists exactly when the transaction commits. */
	enqueue: Enqueue;
	/** Many of one kind. */
	enqueueAll: EnqueueAll;
	/** The queue itself, for the worker alone. */
	queue: Queue;
	pulse: Pulse;
	seal: Seal;
	mail: Mailer;
	files: Files;
	push: Pusher;
	/** The one way to addresses that people give. */
	outbound: Outbound;
	/** The same for addresses that networks give: their own hosts, as the configuration names them, may be private. */
	networkOutbound: Outbound;
	/** What the networks bring along, and what is built of it. */
	folders: Folders;
	networks: Networks;
	/** What this process counts of its own doings. */
	metrics: Metrics;
}
