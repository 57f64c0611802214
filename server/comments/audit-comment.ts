import type { Tx } from '#db/client.ts';
import type { PostRow } from '#db/schema.ts';
import type { AuditAction, AuditDetails } from '#sync/records/audit.ts';
import { record } from '../audit/record.ts';
import type { Deps } from '../core/deps.ts';
import { auditNameOf } from '../posts/audit-posts.ts';

/** Writes down who said something about a post, or changed what was said; never what. `actorId`: null for a client. */
export async function auditComment(
	tx: Tx,
	deps: Pick<Deps, 'clock'>,
	action: Extract<AuditAction, `comment.${string}`>,
	post: Pick<PostRow, 'id' | 'projectId' | 'title' | 'html'>,
	{ commentId, actorId, ...details }: { commentId: string; actorId: string | null } & AuditDetails
): Promise<void> {
	const target = { kind: 'post' as const, id: post.id, name: auditNameOf(post) };
	const { projectId } = post;
	await record(tx, deps, { projectId, action, actorId, target, details: { comment: commentId, ...details } });
}
