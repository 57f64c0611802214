import { randomUUID } from 'node:crypto';
import { GrammyError, type Api } from 'grammy';
import type { ReceiverRow } from '#db/schema.ts';
import type { Deps } from '../../../../core/deps.ts';
import type { Signal } from '../signal.ts';
import { receive } from './receive.ts';
import { keepPlace, leaveTurn, takeTurn } from './turn.ts';
import { allowedUpdates } from './update.ts';

/** How long Telegram holds a question while there is nothing to tell, in seconds; it takes at most 50. */
const patience = 25;
/** Before the turn is asked for again, which another process has; and after a failure, first and at most. In milliseconds. */
const turnPause = 5000;
const firstPause = 1000;
const longestPause = 60_000;

/**
 * Asks for the updates of a bot until it is stopped, one process at a time. What has been taken in is not asked for again, and what has not
 * been, because something went wrong in between, comes again.
 */
export async function poll(
	deps: Deps,
	api: Api,
	receiver: ReceiverRow,
	stopping: AbortSignal
): Promise<void> {
	const me = randomUUID();
	let failures = 0;
	const rest = (ms: number) => deps.clock.until(new Date(deps.clock.now().getTime() + ms), stopping);
	while (!stopping.aborted) {
		try {
			const turn = await takeTurn(deps, receiver.id, me);
			if (turn) await ask(deps, api, turn, stopping);
			else await rest(turnPause);
			failures = 0;
		} catch (error) {
			if (stopping.aborted) break;
			failures++;
			const pause = await pauseAfter(deps, api, error, failures);
			await rest(pause);
		}
	}
	await leaveTurn(deps.db, receiver.id, me).catch(() => undefined);
}

async function ask(deps: Deps, api: Api, receiver: ReceiverRow, stopping: AbortSignal): Promise<void> {
	const place = receiver.position === null ? {} : { offset: receiver.position };
	const question = { ...place, timeout: patience, limit: 100, allowed_updates: allowedUpdates };
	const updates = await api.getUpdates(question, stopping as Signal);
	let next = receiver.position;
	try {
		for (const update of updates) {
			await receive(deps, receiver, update);
			next = update.update_id + 1;
		}
	} finally {
		if (next !== null && next !== receiver.position) await keepPlace(deps, receiver.id, next);
	}
}

/** How long to wait after a failure, having done what can be done about it. In milliseconds. */
async function pauseAfter(deps: Deps, api: Api, error: unknown, failures: number): Promise<number> {
	const pause = Math.min(longestPause, firstPause * 2 ** (failures - 1));
	if (!(error instanceof GrammyError)) {
		if (failures === 3) deps.log.warn({ err: nameless(error) }, 'Telegram cannot be asked for updates');
		return pause;
	}
	if (error.error_code === 409 && /webhook is active/i.test(error.description)) {
		// Of an earlier address of this installation: the bot is ours.
		await api.deleteWebhook().catch(() => undefined);
		return firstPause;
	}
	if (failures === 1 || failures % 60 === 0) {
		deps.log.warn({ code: error.error_code, said: error.description }, 'Telegram gives no updates');
	}
	if (error.error_code === 429) return (error.parameters.retry_after ?? 5) * 1000;
	return error.error_code === 401 ? longestPause : pause;
}

/** The library's errors of the network repeat the address, and the address holds the token. */
const nameless = (error: unknown): string => (error instanceof Error ? error.name : 'unknown');
