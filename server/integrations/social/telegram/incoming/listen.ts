import { GrammyError, type Api } from 'grammy';
import type { ReceiverRow } from '#db/schema.ts';
import type { Deps } from '../../../../core/deps.ts';
import type { Part } from '../../../../core/run.ts';
import { hookSecret } from './code.ts';
import { ownBot } from './own-bot.ts';
import { poll } from './poller.ts';
import { ensureReceiver } from './receiver.ts';
import { allowedUpdates } from './update.ts';

/** The ports of a webhook (spec: services.md, 1.3). */
const hookPorts = ['', '443', '80', '88', '8443'];
/** Before the bot is asked for again that could not be reached, and between two looks after its webhook; in milliseconds. */
const retryPause = 30_000;
const hookCare = 600_000;

/** Hears what Telegram tells the installation's bot: by a webhook where the installation can be called, else by asking. */
export function listen(deps: Deps): Part {
	const stopping = new AbortController();
	const api = ownBot(deps);
	const listening = api ? hear(deps, api, stopping.signal) : Promise.resolve();
	return {
		async stop() {
			stopping.abort();
			await listening;
		}
	};
}

async function hear(deps: Deps, api: Api, stopping: AbortSignal): Promise<void> {
	const rest = (ms: number) => deps.clock.until(new Date(deps.clock.now().getTime() + ms), stopping);
	while (!stopping.aborted) {
		try {
			const receiver = await ensureReceiver(deps.db, await api.getMe());
			if (await setHook(deps, api, receiver)) await rest(hookCare);
			else await poll(deps, api, receiver, stopping);
		} catch (error) {
			const said = error instanceof GrammyError ? error.description : 'no answer';
			if (!stopping.aborted) deps.log.warn({ said }, 'the bot of this installation cannot be reached');
			await rest(retryPause);
		}
	}
}

/** Has Telegram call us. False where it cannot or will not. Asked for again, it changes nothing. */
async function setHook(deps: Deps, api: Api, { id }: ReceiverRow): Promise<boolean> {
	const { protocol, port } = new URL(deps.config.publicUrl);
	if (protocol !== 'https:' || !hookPorts.includes(port)) return false;
	try {
		return await api.setWebhook(`${deps.config.publicUrl}/hooks/telegram/${id}`, {
			secret_token: hookSecret(deps.config.secretKey, id),
			allowed_updates: allowedUpdates,
			max_connections: 20
		});
	} catch (error) {
		if (!(error instanceof GrammyError) || error.error_code !== 400) throw error;
		deps.log.warn(
			{ said: error.description },
			'Telegram takes no webhook of this address; it is asked instead'
		);
		return false;
	}
}
