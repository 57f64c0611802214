import { and, eq, isNull } from 'drizzle-orm';
import { accounts, type PostRow } from '#db/schema.ts';
import { Refusal } from '#sync/errors.ts';
import type { Deps } from '../core/deps.ts';
import type { Objection } from '../integrations/social/network.ts';
import { mediaOf } from '../media/outgoing-media.ts';

export interface Preview {
	parts: { html: string; mediaIds: string[] }[];
	warnings: Objection[];
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
	const target = post.targets.find((one) => one.accountId === accountId);
	const html = target?.html ?? post.html;
	const media = await deps.db.transaction((tx) => mediaOf(tx, deps, post));
	const warnings = network.objections({ html, media, options: target?.options ?? {} });
	return { parts: [{ html, mediaIds: media.map((one) => one.mediaId) }], warnings };
}
