import type { PostStatus } from '#sync/records/post.ts';
import type { PublicationStatus } from '#sync/records/publication.ts';

/** What a post is called whose sending has begun, by what became of it on each network. */
export function postStatus(publications: PublicationStatus[]): PostStatus {
	const count = (...statuses: PublicationStatus[]) =>
		publications.filter((status) => statuses.includes(status)).length;
	if (count('pending', 'sending', 'verifying') > 0) return 'publishing';
	const out = count('published', 'deleted');
	const unclear = count('needs_review');
	const failed = count('failed');
	// What may be out counts as out: a post that "failed" can be planned anew, and then it might be there twice.
	if (out + unclear > 0) return failed + unclear > 0 ? 'partial' : 'published';
	// Everything was called off before it was sent: the plan is a plan again, with nothing left to send.
	return failed > 0 ? 'failed' : 'draft';
}
