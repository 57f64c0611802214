import { setTimeout as sleep } from 'node:timers/promises';
import { Hono } from 'hono';
import { isMigrated } from '#db/migrate.ts';
import type { Env } from './http.ts';
import { perDeps } from './per-deps.ts';

/** How long a database that is well takes at most to answer, in milliseconds. */
const patience = 1000;

/** Set when the process begins to stop: it answers on, but asks for no new callers. */
export const lifeOf = perDeps(() => ({ isDraining: false, startedAt: Date.now() }));

export const healthRoutes = new Hono<Env>()
	.get('/healthz', (context) => {
		const { startedAt, isDraining } = lifeOf(context.get('deps'));
		const upSeconds = Math.round((Date.now() - startedAt) / 1000);
		return context.json({ status: 'ok', upSeconds, isDraining }, 200, { 'cache-control': 'no-store' });
	})
	// Of the process alone: one whose database is away is not to be restarted for that.
	.get('/livez', (context) => context.json({ status: 'alive' }, 200, { 'cache-control': 'no-store' }))
	.get('/readyz', async (context) => {
		const deps = context.get('deps');
		const { isDraining } = lifeOf(deps);
		const database = isDraining ? 'not asked' : await databaseState(isMigrated(deps.pool));
		const isReady = !isDraining && database === 'ok';
		return context.json(
			{ status: isReady ? 'ready' : 'not ready', isDraining, database },
			isReady ? 200 : 503,
			{
				'cache-control': 'no-store'
			}
		);
	});

function databaseState(asked: Promise<boolean>): Promise<'ok' | 'not migrated' | 'away'> {
	const answer = asked.then(
		(isReady) => (isReady ? ('ok' as const) : ('not migrated' as const)),
		() => 'away' as const
	);
	return Promise.race([answer, sleep(patience, 'away' as const, { ref: false })]);
}
