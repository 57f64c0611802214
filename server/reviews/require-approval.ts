import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { posts, projects, type PostRow } from '#db/schema.ts';
import { contentHash, isApproved } from '#sync/approval.ts';
import { Refusal } from '#sync/errors.ts';
import type { Deps } from '../core/deps.ts';
import { followPlan } from '../posts/follow-plan.ts';
import { writePost } from '../posts/write-post.ts';

/** Refuses where the project wants somebody's word first and nobody has given it for what the post says now. */
export async function requireApproval(tx: Tx, post: PostRow): Promise<void> {
	if (!isApproved(post) && (await isApprovalRequired(tx, post.projectId)))
		throw new Refusal('approval_required');
}

export async function isApprovalRequired(tx: Tx, projectId: string): Promise<boolean> {
	const [project] = await tx
		.select({ approvalRequired: projects.approvalRequired })
		.from(projects)
		.where(eq(projects.id, projectId));
	return project?.approvalRequired ?? false;
}

/** A post for some of its channels alone. What was approved for all of them is approved for some. */
export function narrowedApproval(post: PostRow, accountIds: string[]): Pick<PostRow, 'targets' | 'approval'> {
	const targets = post.targets.filter((one) => accountIds.includes(one.accountId));
	const isStill = post.approval !== null && isApproved(post);
	const approval = isStill && post.approval && { ...post.approval, hash: contentHash({ ...post, targets }) };
	return { targets, approval: approval || null };
}

/** What was planned before the project wanted approvals is up for review from now on; its hours stay as suggestions. */
export async function callIn(tx: Tx, deps: Deps, projectId: string): Promise<void> {
	const planned = await tx
		.select()
		.from(posts)
		.where(and(eq(posts.projectId, projectId), inArray(posts.status, ['scheduled']), isNull(posts.deletedAt)))
		.orderBy(posts.id)
		.for('update');
	const unapproved = planned.filter((post) => !isApproved(post)).map(({ id }) => id);
	for (const id of unapproved) await writePost(tx, deps, id, { status: 'review', queuePlace: null });
	await followPlan(tx, deps, unapproved);
}
