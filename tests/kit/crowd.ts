import { uuidv7 } from 'uuidv7';
import { posts } from '#db/schema.ts';
import type { Deps } from '#server/core/deps.ts';
import { connectAccount } from '#server/accounts/connect-account.ts';
import type { Telegram } from './telegram.ts';

/** Many channels and many posts at once, put where the program would have put them: by hand they would take longer than the test. */

export interface Place {
	userId: string;
	projectId: string;
}

/** Channels of the simulated Telegram, so many for each bot, connected to a project. Gives their accounts. */
export async function connectsMany(
	deps: Deps,
	telegram: Pick<Telegram, 'addBot' | 'addChannel'>,
	{ userId, projectId }: Place,
	{
		bots,
		channels,
		from = 0,
		prefix = 'channel'
	}: { bots: number; channels: number; from?: number; prefix?: string }
): Promise<string[]> {
	const accountIds: string[] = [];
	for (let number = from; number < from + bots; number++) {
		const token = `${800_000_000 + number}:AAH-a_simulated_bot_that_is_one_of_many`;
		telegram.addBot(token);
		for (let place = 0; place < channels; place++) {
			const username = `${prefix}_${number}_${place}`;
			const { id, title } = telegram.addChannel({ title: username, username, bot: token });
			const found = { kind: 'channel' as const, externalId: String(id), title, username };
			const account = await deps.write((tx) =>
				connectAccount(tx, deps, userId, {
					...{ id: undefined, projectId, network: 'telegram', secret: token },
					found: { ...found, avatarUrl: null, subscribers: 0 }
				})
			);
			accountIds.push(account.id);
		}
	}
	return accountIds;
}

/** Posts that are planned for given instants, one for each channel, or heap of channels, in turn. All their texts are different. */
export async function plansMany(
	deps: Pick<Deps, 'write' | 'clock'>,
	{ userId, projectId }: Place,
	accounts: (string | string[])[],
	dueAt: Date[],
	name: string
): Promise<void> {
	const now = deps.clock.now();
	const rows = dueAt.map((scheduledAt, number) => ({
		...{ projectId, html: `${name} ${number}`, status: 'scheduled' as const, scheduledAt, createdBy: userId },
		targets: [accounts[number % accounts.length] ?? []].flat().map((accountId) => ({ accountId })),
		...{ createdAt: now, updatedAt: now, writeId: uuidv7() }
	}));
	for (let at = 0; at < rows.length; at += 500) {
		await deps.write((tx) => tx.insert(posts).values(rows.slice(at, at + 500)));
	}
}
