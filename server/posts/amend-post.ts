import { and, eq, isNull, ne, or } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { accounts, publications, type PostRow, type PublicationRow } from '#db/schema.ts';
import { deletionMisfit } from '#sync/deletion.ts';
import { Refusal } from '#sync/errors.ts';
import { manifestOn } from '#sync/narrow.ts';
import type { NetworkManifest } from '#sync/records/network.ts';
import type { Deps } from '../core/deps.ts';
import { amendment } from '../upkeep/amend.ts';
import { forgetUpkeep, planUpkeep } from '../upkeep/plan.ts';
import { objectionTo, refusal } from './check-plan.ts';

interface Out {
	publication: PublicationRow;
	title: string;
	manifest: NetworkManifest;
}

/** Has what is out say what the post says now. Refuses where one of the networks lets nothing, or not this, be changed. */
export async function amendPost(tx: Tx, deps: Deps, post: PostRow): Promise<void> {
	const changed: string[] = [];
	for (const { publication, title, manifest } of await outOf(tx, deps, post.id)) {
		const place = `targets.${post.targets.findIndex((one) => one.accountId === publication.accountId)}`;
		const { snapshot, accountId } = publication;
		if (!snapshot) continue;
		const wanted = amendment(manifest, snapshot, post, accountId);
		if (wanted.is === 'misfit') {
			const { code, detail } = objectionTo(manifest, wanted.misfit);
			throw refusal({ code, detail: `${title}: ${detail}` }, place, accountId);
		}
		if (!manifest.canEdit || wanted.is === 'reshaped') {
			const detail = `${title}: of what is out only words and buttons can be changed`;
			throw refusal({ code: 'already_published', detail }, place, accountId);
		}
		changed.push(publication.id);
	}
	await planUpkeep(tx, deps, 'edit', changed, deps.clock.now());
}

/** Moves the hour at which what is out is taken down, or forgets it. */
export async function moveDeletion(tx: Tx, deps: Deps, { id, deleteAt }: PostRow): Promise<void> {
	if (deleteAt === null) return forgetUpkeep(tx, deps, 'remove', id);
	const out = await outOf(tx, deps, id, 'halves too');
	for (const one of out) mustBeRemovable(one, deleteAt);
	const ids = out.map(({ publication }) => publication.id);
	await planUpkeep(tx, deps, 'remove', ids, deleteAt);
}

/** Has all that is out taken down. Refuses where one of the networks no longer lets it be. */
export async function withdrawPost(tx: Tx, deps: Deps, postId: string): Promise<void> {
	const now = deps.clock.now();
	const out = await outOf(tx, deps, postId, 'halves too');
	for (const { publication, title, manifest } of out) {
		const publishedAt = publication.publishedAt?.getTime() ?? 0;
		const misfit = deletionMisfit(manifest, publishedAt, now.getTime());
		if (misfit !== 'delete_too_late' && misfit !== 'delete_unsupported') continue;
		const detail =
			misfit === 'delete_too_late'
				? `${manifest.name} lets nothing older than ${manifest.removableHours} hours be deleted`
				: `the token of this channel may not delete in ${manifest.name}`;
		throw new Refusal('already_published', { detail: `${title}: ${detail}` });
	}
	const ids = out.map(({ publication }) => publication.id);
	await planUpkeep(tx, deps, 'remove', ids, now);
}

function mustBeRemovable({ publication, title, manifest }: Out, deleteAt: Date): void {
	const misfit = deletionMisfit(manifest, publication.publishedAt?.getTime() ?? 0, deleteAt.getTime());
	if (misfit) throw new Refusal(misfit, { detail: title });
}

/** What came to its end only half can be taken down as well; words are not changed in it, since the rest may still be sent. */
async function outOf(
	tx: Tx,
	{ networks }: Deps,
	postId: string,
	which: 'whole' | 'halves too' = 'whole'
): Promise<Out[]> {
	const { status, externalIds } = publications;
	const isWhole = eq(status, 'published');
	const isHalf = and(eq(status, 'failed'), ne(externalIds, []));
	const rows = await tx
		.select({ publication: publications, account: accounts })
		.from(publications)
		.innerJoin(accounts, eq(accounts.id, publications.accountId))
		.where(
			and(
				eq(publications.postId, postId),
				which === 'whole' ? isWhole : or(isWhole, isHalf),
				isNull(accounts.deletedAt)
			)
		);
	return rows.flatMap(({ publication, account }) => {
		const manifest = networks.get(account.network)?.manifest;
		return manifest ? [{ publication, title: account.title, manifest: manifestOn(manifest, account) }] : [];
	});
}
