import type { Tx } from '#db/client.ts';
import type { ReceiverRow } from '#db/schema.ts';
import { moveAccounts } from '../accounts/move-accounts.ts';
import type { Deps } from '../core/deps.ts';
import { noteBrought } from './brought.ts';
import { followStanding } from './follow-standing.ts';
import type { News } from './news.ts';
import { confirmLink, startLink } from './start-link.ts';

/** Does what an update calls for, as far as that is a matter of our rows; what needs the network's word follows as a job. */
export async function heed(
	tx: Tx,
	deps: Deps,
	receiver: ReceiverRow,
	news: Exclude<News, { is: 'reactions' }>
): Promise<void> {
	switch (news.is) {
		case 'standing':
			await followStanding(tx, deps, receiver, news);
			if (news.standing.is !== 'gone') await noteBrought(tx, deps, receiver, news.channel, news.by);
			return;
		case 'started':
			return startLink(tx, deps, receiver, news);
		case 'confirmed':
			return confirmLink(tx, deps, receiver, news);
		case 'moved':
			return moveAccounts(tx, deps, receiver.network, news);
	}
}
