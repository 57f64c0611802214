import type { PostRow, PublicationRow, UpkeepRow } from '#db/schema.ts';
import type { Deps } from '../core/deps.ts';
import type { ActOutcome, Sent } from '../integrations/social/network.ts';
import type { Ready } from '../publications/prepare.ts';
import { isElsewhere, outgoingOf } from '../publications/snapshot.ts';
import { amendment } from './amend.ts';

/** Asks the network for one act. Done already counts as done. */
export async function actOn(
	deps: Pick<Deps, 'files'>,
	act: UpkeepRow['act'],
	{ network, channel, snapshot, movedAt }: Ready,
	publication: PublicationRow,
	post: PostRow,
	signal: AbortSignal
): Promise<ActOutcome> {
	const sent = publication.sent.filter((part): part is Sent => part !== null && part.externalIds.length > 0);
	const [first] = sent;
	// A message that a person has found has no number; one from before the channel moved has another's now. Nothing can be asked for.
	if (!first || isElsewhere(movedAt, publication)) {
		return { is: 'refused', code: 'message_unknown', message: 'the message has no number' };
	}
	switch (act) {
		case 'remove':
			return network.remove(channel, sent, signal);
		case 'unpin':
			return network.unpin(channel, first, signal);
		case 'edit': {
			const words = amendment(network.manifest, snapshot, post, publication.accountId);
			if (words.is !== 'fitting') {
				return {
					is: 'refused',
					code: 'only_text_changes',
					message: 'more than words and buttons is another'
				};
			}
			for (const [index, made] of publication.sent.entries()) {
				if (!made || words.snapshot.parts[index]?.is !== 'message') continue;
				const outgoing = outgoingOf(deps, publication, words.snapshot, index);
				const outcome = await network.edit(channel, outgoing, made, signal);
				if (outcome.is !== 'done') return outcome;
			}
			return { is: 'done' };
		}
	}
}
