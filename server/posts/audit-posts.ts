import type { Tx } from '#db/client.ts';
import type { AuditAction, AuditDetails } from '#sync/records/audit.ts';
import { saysTheSame } from '#sync/merge.ts';
import type { Post } from '#sync/records/post.ts';
import { snippetOf } from '#sync/text/measure.ts';
import { record } from '../audit/record.ts';

interface PostChange {
	/** Null for one that comes planned from the first. */
	before: Post | null;
	after: Post & { _deleted?: boolean };
}

const longestName = 80;

/** What people know a post by. */
export const auditNameOf = ({ title, html }: Pick<Post, 'title' | 'html'>): string =>
	title || snippetOf(html, longestName);

/** Writes down what people do with posts that reach beyond the desk: plans, sendings, deletions. What a draft said stands in its history. */
export async function auditPosts(
	tx: Tx,
	deps: Parameters<typeof record>[1],
	actorId: string,
	changes: PostChange[]
): Promise<void> {
	const done = changes.flatMap((change) => {
		const action = actionOf(change);
		if (!action) return [];
		const { before, after } = change;
		const target = { kind: 'post' as const, id: after.id, name: auditNameOf(after) };
		const content = { before: before ? contentOf(before) : undefined, after: contentOf(after) };
		return [{ projectId: after.projectId, action, actorId, target, details: detailsOf(change), ...content }];
	});
	await record(tx, deps, ...done);
}

function actionOf({ before, after }: PostChange): AuditAction | undefined {
	if (after._deleted) return before ? 'post.deleted' : undefined;
	const was = before?.status ?? 'draft';
	const isPlanned = (status: Post['status']) => status === 'scheduled' || status === 'missed';
	if (after.status !== was) {
		if (after.status === 'publishing') return 'post.published';
		if (after.status === 'scheduled') return isPlanned(was) ? 'post.rescheduled' : 'post.scheduled';
		if (after.status === 'review') return 'post.review_asked';
		if (isPlanned(was)) return 'post.unscheduled';
	}
	if (!before || was === 'draft' || was === 'review') return undefined;
	if (before.scheduledAt !== after.scheduledAt) return 'post.rescheduled';
	return saysTheSame(before, after) ? undefined : 'post.changed';
}

const detailsOf = ({ before, after }: PostChange): AuditDetails => ({
	...(before?.scheduledAt && before.scheduledAt !== after.scheduledAt ? { from: before.scheduledAt } : {}),
	...(after.scheduledAt ? { scheduledAt: after.scheduledAt } : {}),
	channels: after.targets.length
});

const contentOf = ({ title, html, media, poll, targets, status, scheduledAt, deleteAt }: Post) => ({
	...{ title, html, media, poll, targets, status, scheduledAt, deleteAt }
});
