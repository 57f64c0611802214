import type { Tx } from '#db/client.ts';
import type { PostRow } from '#db/schema.ts';
import { Refusal } from '#sync/errors.ts';
import { isOut } from '#sync/judge-post.ts';
import { access } from '../core/guard.ts';
import type { Deps } from '../core/deps.ts';
import type { Writing } from '../revisions/keep-versions.ts';
import type { PostChange } from './bodies.ts';
import { checkPlan } from './check-plan.ts';
import { cleaned } from './create-post.ts';
import { postRecord } from './documents.ts';
import { lockPost } from './find-post.ts';
import { followPlan } from './follow-plan.ts';
import { rewritePost } from './rewrite-post.ts';

/** Changes what a post says. What has left can no longer be changed here, only named and labelled. */
export async function changePost(
	tx: Tx,
	deps: Deps,
	userId: string,
	id: string,
	change: PostChange,
	kind: Writing['kind'] = 'edit'
): Promise<PostRow> {
	const post = await lockPost(tx, userId, id, 'posts.draft');
	const isCommitted = post.status !== 'draft' && post.status !== 'review';
	if (isCommitted) await access(tx, userId, post.projectId, 'posts.publish');
	const { title, labels, ...substance } = change;
	const isSubstance = Object.values(substance).some((value) => value !== undefined);
	if (isSubstance && isOut(postRecord(post))) {
		throw new Refusal(post.status === 'publishing' ? 'already_publishing' : 'already_published');
	}
	const changed = await rewritePost(tx, deps, userId, post, partOf(change), kind);
	// A plan that was good must stay good: a change that a network would refuse is refused with it.
	if (changed.status === 'scheduled' && isSubstance) await checkPlan(tx, deps, changed);
	await followPlan(tx, deps, [id]);
	return changed;
}

const partOf = ({ title, labels, media, status, deleteAt, html, targets }: PostChange) => ({
	...(title === undefined ? {} : { title }),
	...(labels === undefined ? {} : { labels }),
	...(media === undefined ? {} : { media }),
	...(status === undefined ? {} : { status }),
	...(deleteAt === undefined ? {} : { deleteAt: deleteAt === null ? null : new Date(deleteAt) }),
	...cleaned({ html, targets })
});
