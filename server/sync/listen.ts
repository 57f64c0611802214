import { setTimeout as sleep } from 'node:timers/promises';
import { Client, type ClientConfig } from 'pg';
import type { Logger } from 'pino';

/** Between two tries to connect again, in milliseconds. */
const pause = 500;

export interface Listener {
	/** Null while the line is down. */
	client(): Client | null;
	stop(): Promise<void>;
}

/**
 * One connection that listens for good: where it breaks, another is opened, and `again` is called, because what was said in between was
 * heard by nobody. The first connection must succeed.
 */
export async function listen(options: {
	connection: ClientConfig;
	channel: string;
	hear: (payload: string) => void;
	again: () => void;
	log: Logger;
}): Promise<Listener> {
	const { connection, channel, hear, again, log } = options;
	let client: Client | null = null;
	let isStopped = false;

	async function connect(): Promise<void> {
		const next = new Client({
			...connection,
			...{ application_name: 'twexel listen', keepAlive: true, connectionTimeoutMillis: 5000 }
		});
		next.on('error', (error) => log.warn({ err: error }, 'the listening connection broke'));
		next.on('notification', ({ payload = '' }) => hear(payload));
		await next.connect();
		await next.query(`listen ${channel}`);
		if (isStopped) return next.end();
		client = next;
		// Only one that has once listened is replaced: a failed try is the loop's matter.
		next.once('end', () => {
			client = null;
			if (!isStopped) void reconnect();
		});
	}

	async function reconnect(): Promise<void> {
		while (!isStopped) {
			await sleep(pause, undefined, { ref: false });
			try {
				if (!isStopped) await connect();
			} catch {
				continue;
			}
			return again();
		}
	}

	await connect();
	return {
		client: () => client,
		async stop() {
			isStopped = true;
			await client?.end();
		}
	};
}
