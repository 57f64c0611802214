import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Telegram } from '../../kit/telegram.ts';
import type { Order } from './bare-sender.ts';

/** From the start of the sending process to the instant: room for it to load, in milliseconds. */
const ahead = 3000;

/** What a machine can do at all: as many messages by a process that only sends. Gives how late each was, the smallest first, in milliseconds. */
export async function bareSends(telegram: Telegram, count: number): Promise<number[]> {
	const sends = Array.from({ length: count }, (_, number) => {
		const token = `${700_000_000 + Math.floor(number / 4)}:AAH-a_simulated_bot_that_is_one_of_many`;
		const username = `bare_${number}`;
		telegram.addBot(token);
		telegram.addChannel({ title: username, username, bot: token });
		return { token, chat: `@${username}`, text: `Сообщение ${number}` };
	});
	const at = Date.now() + ahead;
	const before = telegram.accepted.length;
	const sender = fork(fileURLToPath(new URL('./bare-sender.ts', import.meta.url)), { execArgv: [] });
	sender.send({ apiRoot: telegram.apiRoot, at, sends } satisfies Order);
	const [code] = (await once(sender, 'exit')) as [number | null];
	if (code !== 0) throw new Error(`the sender that only sends ended with ${code}`);
	const late = telegram.accepted.slice(before).map((one) => one.at.getTime() - at);
	return late.toSorted((a, b) => a - b);
}
