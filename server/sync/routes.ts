import { streamSSE } from 'hono/streaming';
import {
	collectionNames,
	collections,
	isCollection,
	jsonSchema,
	type CollectionName
} from '#sync/collection.ts';
import { Refusal } from '#sync/errors.ts';
import {
	checkpoint,
	longestPage,
	longestPush,
	protocolHeader,
	protocolVersion,
	readRows,
	usualPage,
	type Checkpoint
} from '#sync/protocol.ts';
import { signedIn } from '../auth/signed-in.ts';
import { isSessionAlive } from '../auth/sessions.ts';
import { bodyAtMost } from '../core/body-at-most.ts';
import { newRoutes } from '../core/http.ts';
import { limited } from '../core/limited.ts';
import { perDeps } from '../core/per-deps.ts';
import { secondsSince } from '../metrics/instruments.ts';
import { pull } from './pull.ts';
import { push } from './push.ts';
import { Streams } from './streams.ts';

/** A comment this often keeps the line open and shows that its session is still alive, in milliseconds. */
const heartbeat = 15_000;
const largestPush = 16 * 1024 * 1024;

const streams = perDeps((deps) => new Streams(deps.db, deps.pulse));

export const syncRoutes = newRoutes();

syncRoutes.use('*', signedIn, limited);
syncRoutes.use('*', async (context, next) => {
	const version = context.req.header(protocolHeader);
	if (version !== undefined && !(Number(version) >= protocolVersion)) throw new Refusal('client_too_old');
	await next();
});

syncRoutes.get('/collections', (context) =>
	context.json({
		items: collectionNames.map((name) => ({
			name,
			version: collections[name].version,
			isPushed: collections[name].isPushed,
			schema: jsonSchema(name)
		})),
		nextCursor: null
	})
);

syncRoutes.get('/stream', (context) =>
	streamSSE(context, async (stream) => {
		const { deps, caller } = { deps: context.get('deps'), caller: context.get('caller') };
		const tell = (names: CollectionName[]) => {
			void stream.writeSSE({ event: 'resync', data: JSON.stringify({ collections: names }) });
		};
		const unheard = deps.pulse.hear((scopes) => {
			if (scopes.has(caller.userId)) void endIfOver();
		});
		const stop = await streams(deps).open(caller.userId, tell);
		const count = () => deps.metrics.streams.set(streams(deps).count);
		count();
		const close = () => {
			unheard();
			stop();
			count();
		};
		// While the database is away nobody is told to come again: all would, at once.
		const isOver = async () => !(await isSessionAlive(deps.db, caller.sessionId).catch(() => true));
		/** Who was signed out elsewhere hears nothing more from then on. */
		async function endIfOver() {
			if (!(await isOver())) return;
			close();
			await stream.close();
		}
		stream.onAbort(close);
		context.req.raw.signal.addEventListener('abort', close);
		try {
			// What changed while the stream was being opened was told to nobody: the device looks once at everything.
			await stream.write('retry: 2000\n\n');
			tell([...collectionNames]);
			while (!stream.aborted && !stream.closed) {
				await stream.sleep(heartbeat);
				if (stream.closed || (await isOver())) break;
				await stream.write(': still here\n\n');
			}
		} finally {
			close();
		}
	})
);

syncRoutes.get('/:collection/pull', async (context) => {
	const name = collectionOf(context.req.param('collection'));
	const limit = limitOf(context.req.query('limit'));
	const since = checkpointOf(context.req.query('checkpoint'));
	const deps = context.get('deps');
	const { userId } = context.get('caller');
	const startedAt = performance.now();
	const page = await pull(deps, userId, { name, since, limit, now: deps.clock.now() });
	deps.metrics.pullSeconds.observe({ collection: name }, secondsSince(startedAt));
	deps.metrics.documents.inc({ collection: name, direction: 'pulled' }, page.documents.length);
	return context.json(page);
});

syncRoutes.post('/:collection/push', bodyAtMost(largestPush), async (context) => {
	const name = collectionOf(context.req.param('collection'));
	const body = await context.req.json<unknown>().catch(() => {
		throw new Refusal('bad_json');
	});
	if (!Array.isArray(body)) throw new Refusal('bad_request', { detail: 'an array of rows is expected' });
	if (body.length > longestPush) throw new Refusal('too_large');
	const { deps, caller } = { deps: context.get('deps'), caller: context.get('caller') };
	const startedAt = performance.now();
	const rows = readRows(body);
	const masters = await push(deps, caller.userId, name, rows);
	deps.metrics.pushSeconds.observe({ collection: name }, secondsSince(startedAt));
	deps.metrics.documents.inc({ collection: name, direction: 'pushed' }, rows.length);
	deps.metrics.conflicts.inc({ collection: name }, masters.length);
	return context.json(masters);
});

function collectionOf(name: string): CollectionName {
	if (!isCollection(name)) throw new Refusal('not_found');
	return name;
}

/** A limit that makes no sense is no reason to stop a device from reading. */
function limitOf(text: string | undefined): number {
	const limit = Math.floor(Number(text ?? usualPage));
	return Number.isFinite(limit) && limit >= 1 ? Math.min(limit, longestPage) : usualPage;
}

/** A checkpoint that is not ours, or no longer, is as none: the device reads afresh. */
function checkpointOf(text: string | undefined): Checkpoint | null {
	if (text === undefined) return null;
	try {
		return checkpoint.parse(JSON.parse(text));
	} catch {
		return null;
	}
}
