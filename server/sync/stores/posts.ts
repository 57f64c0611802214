import { and } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import type { Tx } from '#db/client.ts';
import { posts } from '#db/schema.ts';
import { judgePost } from '#sync/judge-post.ts';
import { same } from '#sync/merge.ts';
import type { Stored } from '#sync/protocol.ts';
import type { Post } from '#sync/records/post.ts';
import type { Deps } from '../../core/deps.ts';
import { announce } from '../../notices/announce.ts';
import { auditPosts } from '../../posts/audit-posts.ts';
import { postRecord } from '../../posts/documents.ts';
import { followPlan } from '../../posts/follow-plan.ts';
import { lockQueues, settlePushed } from '../../queue/settle-pushed.ts';
import { noteReviews } from '../../reviews/note-reviews.ts';
import { keepingVersions } from '../../revisions/keep-versions.ts';
import { among, heldTo } from '../among.ts';
import type { Change, Reader, Store } from '../store.ts';
import { cleanPushed } from './clean-pushed.ts';
import { divertPosts, rescuePosts } from './lost-posts.ts';
import { nearPosts } from './near-posts.ts';
import { insertPosts, updatePosts } from './write-posts.ts';

type PostChange = Change<Post>;

export const postStore: Store<'posts'> = {
	async read(tx, reader, ids, { lock } = { lock: false }) {
		if (ids.length === 0 || reader.roles.size === 0) return new Map();
		const query = tx
			.select()
			.from(posts)
			.where(and(among(posts.id, ids), heldTo(posts.projectId, reader.roles.keys())))
			.orderBy(posts.id);
		const rows = await (lock ? query.for('update') : query);
		return new Map(rows.map((row) => [row.id, { ...postRecord(row), _deleted: row.deletedAt !== null }]));
	},

	near: nearPosts,

	blank: ({ userId }, now) => ({
		...{
			title: '',
			html: '',
			media: [],
			poll: null,
			targets: [],
			labels: [],
			status: 'draft',
			scheduledAt: null,
			queuePlace: null,
			deleteAt: null,
			approval: null,
			thread: []
		},
		...{ lateEditOf: null, createdBy: userId, createdAt: now.toISOString(), updatedAt: now.toISOString() }
	}),

	/** Places of a queue are given out by one at a time. */
	async prepare(tx, reader, rows) {
		const queued = rows.filter(({ pushed }) => typeof pushed['queuePlace'] === 'string');
		const projectIds = queued.map(({ pushed }) => String(pushed['projectId']));
		await lockQueues(
			tx,
			projectIds.filter((id) => reader.roles.has(id))
		);
	},

	async write(tx, deps, reader, changes) {
		const now = deps.clock.now();
		const judged = await seated(
			tx,
			deps,
			changes.map((change) => ({ change, ...decide(change, reader, now) }))
		);
		const fresh = judged.filter(({ change }) => !change.master).flatMap(({ post }) => post ?? []);
		await insertPosts(tx, fresh, now);
		const begun = fresh.map((after) => ({ before: null, after }));
		await auditPosts(tx, deps, reader.userId, begun);
		const rewritten = judged.flatMap(({ change: { master }, post }) =>
			master && post ? { before: master, after: post } : []
		);
		await keepingVersions(tx, { authorId: reader.userId, now, kind: 'edit' }, rewritten, () =>
			updatePosts(
				tx,
				rewritten.map(({ after }) => after),
				now
			)
		);
		await noteReviews(
			tx,
			deps,
			{ userId: reader.userId },
			judged.flatMap(({ change: { master }, post }) => (post ? { before: master, after: post } : []))
		);
		await divertPosts(
			tx,
			deps,
			reader,
			judged.filter((one) => one.isDiverted).map((one) => one.change)
		);
		await followPlan(
			tx,
			deps,
			judged.flatMap(({ post, change }) => (post && isReplanned(change.master, post) ? post.id : []))
		);
		await announce(
			tx,
			deps,
			judged.flatMap(({ post, isRequeued }) =>
				post && isRequeued ? { postId: post.id, kind: 'requeued' } : []
			)
		);
		return judged.map(({ answer }) => (answer === 'as pushed' ? null : answer));
	},

	rescue: rescuePosts
};

/** Whether something may have been armed that no longer holds; for a new post nothing has. */
const isReplanned = (master: Stored<Post> | null, post: Stored<Post>): boolean =>
	master !== null &&
	(master._deleted !== post._deleted ||
		master.status !== post.status ||
		master.scheduledAt !== post.scheduledAt ||
		master.queuePlace !== post.queuePlace ||
		!same(master.targets, post.targets));

/** With the places that the queue has for those that come to it. Who gets another than they chose is shown it. */
async function seated(tx: Tx, deps: Deps, judged: Judged[]): Promise<Judged[]> {
	const arriving = judged.flatMap(({ post, change: { master } }) => (post ? { post, master } : []));
	const seats = await settlePushed(tx, deps, arriving);
	const all: Judged[] = [];
	for (const one of judged) {
		const { post: chosen } = one;
		const seat = chosen && seats.get(chosen.id);
		if (!seat || same(seat, seatOf(chosen))) {
			all.push(one);
			continue;
		}
		const post = { ...chosen, ...seat, writeId: uuidv7() };
		all.push({ ...one, post, answer: post, isRequeued: seat.queuePlace !== chosen.queuePlace });
	}
	return all;
}

const seatOf = ({ status, scheduledAt, queuePlace, deleteAt }: Post) => ({
	status,
	scheduledAt,
	queuePlace,
	deleteAt
});

type Judged = Decision & { change: PostChange };

interface Decision {
	/** What is written, if anything. */
	post?: Stored<Post>;
	answer: object | 'as pushed';
	isDiverted: boolean;
	/** The queue gave it another place than it was pushed with. */
	isRequeued?: boolean;
}

function decide({ pushed, master, row }: PostChange, reader: Reader, now: Date): Decision {
	const refused = master ?? { id: row.id, projectId: pushed.projectId, _deleted: true };
	const role = reader.roles.get(pushed.projectId);
	if (!role) return { answer: refused, isDiverted: false };
	const cleaned = cleanPushed(pushed);
	const isApprovalRequired = reader.reviewed?.has(pushed.projectId) ?? false;
	const author = { userId: reader.userId, role, now, isApprovalRequired };
	const judgement = judgePost(cleaned, master, author);
	if (judgement.is === 'ignore') return { answer: 'as pushed', isDiverted: false };
	if (judgement.is !== 'write') return { answer: refused, isDiverted: judgement.is === 'divert' };
	const updatedAt = now.toISOString();
	if (judgement.isAsPushed && cleaned === pushed) {
		return { post: { ...judgement.post, updatedAt }, answer: 'as pushed', isDiverted: false };
	}
	const post = { ...judgement.post, updatedAt, writeId: uuidv7() };
	return { post, answer: post, isDiverted: false };
}
