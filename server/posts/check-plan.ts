import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { accounts, media, type AccountRow, type MediaRow, type PostRow } from '#db/schema.ts';
import { Refusal, refusals, type RefusalCode } from '#sync/errors.ts';
import type { Deps } from '../core/deps.ts';
import type { OutgoingMedium } from '../integrations/social/network.ts';

/**
 * Refuses a plan that a network would refuse, before anything is sent: with the reason's code, the channel by its title, and the place in the
 * post. Gives the channels that it goes to.
 */
export async function checkPlan(
	tx: Tx,
	deps: Pick<Deps, 'networks' | 'files'>,
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
	const files = await mediaOf(tx, deps, post);
	return chosen.map((target) => {
		const place = `targets.${post.targets.indexOf(target)}`;
		const account = there.get(target.accountId);
		if (!account) throw refusal('account_not_found', place, target.accountId);
		const network = deps.networks.get(account.network);
		if (!network || account.status === 'disconnected')
			throw refusal('account_disconnected', place, account.title);
		const outgoing = { html: target.html ?? post.html, media: files, options: target.options ?? {} };
		const [objection] = network.objections(outgoing);
		if (objection) throw refusal(objection.code, place, `${account.title}: ${objection.detail}`);
		return account;
	});
}

const refusal = (code: string, path: string, detail: string): Refusal =>
	new Refusal(isCode(code) ? code : 'validation_failed', {
		detail,
		errors: [{ path, code, message: detail }]
	});

const isCode = (code: string): code is RefusalCode => Object.hasOwn(refusals, code);

async function accountsOf(tx: Tx, projectId: string, ids: string[]): Promise<Map<string, AccountRow>> {
	const rows = await tx
		.select()
		.from(accounts)
		.where(and(inArray(accounts.id, ids), eq(accounts.projectId, projectId), isNull(accounts.deletedAt)));
	return new Map(rows.map((row) => [row.id, row]));
}

/** The post's files in its own order, as an adapter gets them. Refuses where one of them is no longer there. */
export async function mediaOf(
	tx: Tx,
	{ files }: Pick<Deps, 'files'>,
	post: Pick<PostRow, 'projectId' | 'media'>
): Promise<OutgoingMedium[]> {
	if (post.media.length === 0) return [];
	const rows = await tx
		.select()
		.from(media)
		.where(
			and(
				inArray(
					media.id,
					post.media.map((one) => one.mediaId)
				),
				eq(media.projectId, post.projectId),
				isNull(media.deletedAt)
			)
		);
	const there = new Map(rows.map((row) => [row.id, row]));
	return post.media.map(({ mediaId, spoiler = false }, index) => {
		const row = there.get(mediaId);
		if (!row) throw refusal('media_not_found', `media.${index}`, mediaId);
		return { ...outgoing(row), spoiler, path: files.path(row.hash) };
	});
}

const outgoing = ({ id, kind, mime, bytes, width, height, name }: MediaRow) => ({
	...{ mediaId: id, kind, mime, bytes, width, height, name }
});
