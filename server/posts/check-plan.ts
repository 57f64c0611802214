import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { accounts, type AccountRow, type PostRow } from '#db/schema.ts';
import { closingMisfit } from '#sync/closing.ts';
import { deletionMisfit } from '#sync/deletion.ts';
import { Refusal, type RefusalCode } from '#sync/errors.ts';
import { manifestOn } from '#sync/narrow.ts';
import type { NetworkManifest } from '#sync/records/network.ts';
import type { Overflow } from '#sync/records/project.ts';
import { dressOf } from '#sync/text/dress.ts';
import type { Misfit, PartMedium } from '#sync/text/misfits.ts';
import { planParts, type Content, type Part } from '#sync/text/parts.ts';
import type { Deps } from '../core/deps.ts';
import { mediaOf } from '../media/outgoing-media.ts';
import { mannerOf } from '../projects/manner-of.ts';
import { contentFor } from './content.ts';

/** Something that a network would refuse, found before anything is sent. */
export interface Objection {
	code: RefusalCode;
	detail: string;
}

/**
 * Refuses a plan that a network would refuse, before anything is sent: with the reason's code, the channel by its title, and the place in the
 * post. Files that are still on their way do not stop it: the post waits for them when it is due. Gives the channels that it goes to.
 */
export async function checkPlan(
	tx: Tx,
	deps: Pick<Deps, 'networks'>,
	post: PostRow,
	accountIds?: string[]
): Promise<AccountRow[]> {
	const chosen = post.targets.filter((target) => accountIds?.includes(target.accountId) ?? true);
	if (chosen.length === 0) throw new Refusal('no_targets');
	const there = await accountsOf(
		tx,
		post.projectId,
		chosen.map((target) => target.accountId)
	);
	const files = await mediaOf(tx, post);
	const manner = await mannerOf(tx, post.projectId);
	return chosen.map((target) => {
		const place = `targets.${post.targets.indexOf(target)}`;
		const account = there.get(target.accountId);
		if (!account)
			throw refusal({ code: 'account_not_found', detail: target.accountId }, place, target.accountId);
		const network = deps.networks.get(account.network);
		if (!network || account.status === 'disconnected')
			throw refusal({ code: 'account_disconnected', detail: account.title }, place, account.id);
		const manifest = manifestOn(network.manifest, account);
		const content = contentFor(manifest, post, account, files, dressOf(manner, account));
		const { misfits } = planParts(manifest, content, manner.overflow);
		const [objection] = misfits.map((misfit) => objectionTo(manifest, misfit));
		if (objection)
			throw refusal({ ...objection, detail: `${account.title}: ${objection.detail}` }, place, account.id);
		return account;
	});
}

/** Refuses an hour of deletion, or of a poll's closing, that one of the channels would not keep. */
export function checkHours(
	{ scheduledAt, deleteAt, poll }: Pick<PostRow, 'scheduledAt' | 'deleteAt' | 'poll'>,
	channels: AccountRow[],
	{ networks }: Pick<Deps, 'networks'>
): void {
	if (scheduledAt === null) return;
	const publishAt = scheduledAt.getTime();
	for (const account of channels) {
		const { network, title } = account;
		const general = networks.get(network)?.manifest;
		if (!general) continue;
		const manifest = manifestOn(general, account);
		const ofDeletion = deleteAt && deletionMisfit(manifest, publishAt, deleteAt.getTime());
		if (ofDeletion) throw refusal({ code: ofDeletion, detail: title }, 'deleteAt', account.id);
		const ofClosing = poll?.closesAt && closingMisfit(manifest, publishAt, Date.parse(poll.closesAt));
		if (ofClosing) throw refusal({ code: ofClosing, detail: title }, 'poll.closesAt', account.id);
	}
}

/** The parts of what fits; refuses with the first thing that does not. */
export function partsFor<Medium extends PartMedium>(
	manifest: NetworkManifest,
	content: Content<Medium>,
	overflow: Overflow
): Part<Medium>[] {
	const { parts, misfits } = planParts(manifest, content, overflow);
	const [misfit] = misfits;
	if (!misfit) return parts;
	const { code, detail } = objectionTo(manifest, misfit);
	throw new Refusal(code, { detail });
}

/** A misfit in words for whoever reads the API's answers. */
export function objectionTo({ name: network }: NetworkManifest, { code, amount, name }: Misfit): Objection {
	const about = name === undefined ? '' : `${name}: `;
	const detail: Record<Misfit['code'], string> = {
		empty_post: 'neither text nor media',
		text_too_long: `${amount} characters more than ${network} takes`,
		caption_too_long: `${amount} characters more than ${network} takes beside media`,
		markup_too_long: `with its markup and addresses it has more bytes than the ${amount} that ${network} takes`,
		too_many_marks: `${network} draws ${amount} pieces of formatting in one message`,
		too_many_media: `${network} takes ${amount} files`,
		media_mixed: `${network} does not show these kinds of files together`,
		media_kind_unsupported: `${network} does not take this kind of file`,
		media_too_large: `${network} takes ${amount} bytes`,
		picture_shape: `${network} does not take a picture of this size or shape`,
		buttons_need_message: `${network} shows no buttons below several files`,
		poll_unsupported: `${network} has no polls`,
		poll_needs_message: `${network} shows a poll only below a text or files`,
		poll_incomplete: 'a poll needs a question and two answers',
		poll_option_twice: 'a poll has the same answer twice',
		poll_too_many_options: `${network} takes ${amount} answers of a poll`,
		poll_too_long: `${network} takes ${amount} characters there`,
		poll_not_anonymous: `${network} asks only anonymous polls in such a channel`,
		quiz_unsupported: `${network} has no quizzes`,
		quiz_without_answer: 'a quiz needs a right answer',
		token_lacks_media: `the token of this channel may not upload such files to ${network}`
	};
	return { code, detail: about + detail[code] };
}

/** With the place in the post, and the channel that it is about. */
export const refusal = ({ code, detail }: Objection, path: string, accountId: string): Refusal =>
	new Refusal(code, { detail, errors: [{ path, code, message: detail }], extra: { accountId } });

async function accountsOf(tx: Tx, projectId: string, ids: string[]): Promise<Map<string, AccountRow>> {
	const rows = await tx
		.select()
		.from(accounts)
		.where(and(inArray(accounts.id, ids), eq(accounts.projectId, projectId), isNull(accounts.deletedAt)));
	return new Map(rows.map((row) => [row.id, row]));
}
