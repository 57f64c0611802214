import type { ReceiverRow } from '#db/schema.ts';
import { takeUpdate } from '../../../../incoming/take-update.ts';
import type { Deps } from '../../../../core/deps.ts';
import { linkIn } from './code.ts';
import { ownBot } from './own-bot.ts';
import { newsIn, readUpdate } from './update.ts';

/** Takes in what Telegram says, whether it was brought or fetched. Throws only where it should be brought again. */
export async function receive(deps: Deps, receiver: ReceiverRow, raw: unknown): Promise<void> {
	const update = readUpdate(raw);
	if (!update) {
		deps.log.warn({ receiverId: receiver.id }, 'an update of Telegram could not be read');
		return;
	}
	const news = newsIn(update, (code) => linkIn(deps.config.secretKey, code));
	await takeUpdate(deps, receiver, { number: update.update_id, news });
	// The pressed button waits for this, and forgets it after some seconds: nothing is lost where it does not arrive.
	const pressed = update.callback_query?.id;
	if (pressed !== undefined)
		await ownBot(deps)
			?.answerCallbackQuery(pressed)
			.catch(() => undefined);
}
