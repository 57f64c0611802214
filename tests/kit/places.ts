import { limitersOf } from '#server/core/budget.ts';
import { Session } from './session.ts';
import type { World } from './world.ts';

/** A browser that comes from an address of its own, as its connection tells. */
export const from = ({ app }: Pick<World, 'app'>, address: string, headers: Record<string, string> = {}) =>
	new Session({
		request: (path, init) => {
			const all = { ...Object.fromEntries(new Headers(init.headers)), ...headers };
			const socket = { remoteAddress: address, remotePort: 40_000, remoteFamily: 'IPv4' };
			return app.request(path, { ...init, headers: all }, { incoming: { socket } });
		}
	});

/** So much time passes for the budgets of tries, which go by the machine's clock. */
export async function budgetsPass({ database, deps }: World, minutes: number): Promise<void> {
	await database.pool.query('update rate_limits set expire = expire - $1', [minutes * 60_000]);
	for (const limiter of limitersOf(deps).values()) limiter.deleteInMemoryBlockedAll();
}
