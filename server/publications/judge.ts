import type { Tx } from '#db/client.ts';
import type { PostRow, PublicationRow, Wish } from '#db/schema.ts';
import type { Deps } from '../core/deps.ts';
import { wishFor } from '../limits/wish.ts';
import { followPlan } from '../posts/follow-plan.ts';
import { writePost } from '../posts/write-post.ts';
import { isHeld } from '../queue/is-held.ts';
import type { Claimed } from './claim.ts';
import { prepare, type Ready } from './prepare.ts';
import { nextPart } from './snapshot.ts';
import type { Surroundings } from './surroundings.ts';
import { hasBegun, isLate, missPost } from './too-late.ts';
import { giveUpMedia, lacksMedia, waitForMedia } from './wait-for-media.ts';

/** A publication that may be sent: all that it takes, the part that is first, and what its network's pace asks of it. */
export interface Candidate extends Ready {
	is: 'ready';
	post: PostRow;
	publication: PublicationRow;
	part: number;
	wish: Wish | null;
}

export const notOurs: Claimed = { is: 'not_ours' };

/** What is to become of one whose time has come. Nothing is sent yet. */
export async function judge(
	tx: Tx,
	deps: Deps,
	{ post, publication }: { post: PostRow; publication: PublicationRow },
	around: Surroundings
): Promise<Candidate | Claimed> {
	const now = deps.clock.now();
	// What stands in a queue is called from there.
	if (publication.status !== 'pending' || publication.lane !== null) return notOurs;
	const project = around.projects.get(post.projectId);
	if (!isWanted(post, publication, now) || isHeld(post, project)) {
		await followPlan(tx, deps, [post.id]);
		return notOurs;
	}
	if (publication.dueAt > now) return { is: 'not_ours', dueAt: publication.dueAt };
	const isBegun = publication.sent.some((part) => part !== null);
	const isLacking = await lacksMedia(tx, post, publication);
	// What is out in part is brought to its end however late: half of it is worse.
	if (!isBegun && isLate(deps, publication.dueAt, project?.graceMinutes)) {
		const objection = isLacking ? mediaTooLate : tooLate;
		if (await hasBegun(tx, post.id)) return { is: 'refused', publication, objection };
		if (isLacking) await giveUpMedia(tx, deps, publication);
		await missPost(tx, deps, post.id);
		return notOurs;
	}
	if (isLacking) {
		await waitForMedia(tx, deps, publication);
		return notOurs;
	}
	const prepared = await prepare(tx, deps, post, publication, around);
	if ('objection' in prepared) {
		// Refused as what was begun: what it says is then about its post as a whole.
		if (post.status === 'scheduled') await writePost(tx, deps, post.id, { status: 'publishing' });
		return { is: 'refused', publication, objection: prepared.objection };
	}
	const { network, channel, kind, snapshot } = prepared;
	const part = nextPart({ ...publication, snapshot });
	if (part === undefined) throw new Error(`publication ${publication.id} waits, though all of it is out`);
	const missing = snapshot.parts.filter((_, at) => !publication.sent[at]);
	const wish = wishFor(network.manifest, channel, kind, missing);
	return { is: 'ready', ...prepared, post, publication, part, wish };
}

const tooLate: { code: string; detail: string } = { code: 'too_late', detail: 'nothing ran when it was due' };
const mediaTooLate: { code: string; detail: string } = {
	code: 'media_too_late',
	detail: 'its files had not been uploaded'
};

/** Whether the post still wants to be there, now: it may have been moved, called off, or taken off this channel since. */
function isWanted(post: PostRow, publication: PublicationRow, now: Date): boolean {
	if (post.deletedAt !== null) return false;
	if (!post.targets.some((target) => target.accountId === publication.accountId)) return false;
	const plannedAt = publication.plannedAt ?? publication.dueAt;
	if (post.status === 'scheduled') {
		return (
			post.scheduledAt !== null &&
			(post.scheduledAt <= now || post.scheduledAt.getTime() === plannedAt.getTime())
		);
	}
	return (
		post.status === 'publishing' ||
		post.status === 'partial' ||
		post.status === 'published' ||
		post.status === 'failed'
	);
}
