import { and, eq, isNull } from 'drizzle-orm';
import { accounts, type PostRow } from '#db/schema.ts';
import { Refusal } from '#sync/errors.ts';
import { manifestOn } from '#sync/narrow.ts';
import type { Poll } from '#sync/records/poll.ts';
import { dressOf } from '#sync/text/dress.ts';
import { gapsIn } from '#sync/text/gaps.ts';
import { planParts } from '#sync/text/parts.ts';
import type { Deps } from '../core/deps.ts';
import { objectionTo } from './check-plan.ts';
import { mediaOf } from '../media/outgoing-media.ts';
import { mannerOf } from '../projects/manner-of.ts';
import { contentFor } from './content.ts';

export interface PreviewPart {
	kind: 'message' | 'poll' | 'comment' | 'pin';
	/** As the network gets it: markup, or words alone. */
	html: string;
	mediaIds: string[];
	poll: Poll | null;
}

export interface Preview {
	parts: PreviewPart[];
	warnings: { code: string; detail: string }[];
}

/** What one channel would be sent, part by part, and what it would refuse. */
export async function previewPost(deps: Deps, post: PostRow, accountId: string): Promise<Preview> {
	const [account] = await deps.db
		.select()
		.from(accounts)
		.where(
			and(eq(accounts.id, accountId), eq(accounts.projectId, post.projectId), isNull(accounts.deletedAt))
		);
	const network = account && deps.networks.get(account.network);
	if (!network) throw new Refusal('account_not_found');
	const [media, manner] = await deps.db.transaction(async (tx) => [
		await mediaOf(tx, post),
		await mannerOf(tx, post.projectId)
	]);
	const manifest = manifestOn(network.manifest, account);
	const content = contentFor(manifest, post, account, media, dressOf(manner, account));
	const { parts, misfits } = planParts(manifest, content, manner.overflow);
	const gaps = gapsIn(content).map((name) => `{{${name}}}`);
	return {
		parts: parts.map((part) => ({
			kind: part.is,
			html: part.is === 'message' || part.is === 'comment' ? part.text : '',
			mediaIds: part.is === 'message' ? part.media.map((one) => one.mediaId) : [],
			poll: part.is === 'message' || part.is === 'poll' ? part.poll : null
		})),
		warnings: [
			...misfits.map((misfit) => objectionTo(manifest, misfit)),
			...(gaps.length > 0 ? [{ code: 'unfilled_variables', detail: gaps.join(', ') }] : [])
		]
	};
}
