import { and, inArray } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import type { Tx } from '#db/client.ts';
import { posts } from '#db/schema.ts';
import { holdsNewText, isOut, judgePost } from '#sync/judge-post.ts';
import { may } from '#sync/access.ts';
import { same } from '#sync/merge.ts';
import type { Stored } from '#sync/protocol.ts';
import type { Post } from '#sync/records/post.ts';
import type { Deps } from '../../core/deps.ts';
import { cleanHtml } from '../../posts/clean-html.ts';
import { postRecord } from '../../posts/documents.ts';
import { followPlan } from '../../posts/follow-plan.ts';
import { remember } from '../ledger.ts';
import type { Change, Reader, Store } from '../store.ts';
import { insertPosts, updatePosts } from './write-posts.ts';

type PostChange = Change<Post>;

export const postStore: Store<'posts'> = {
	async read(tx, reader, ids, { lock } = { lock: false }) {
		if (ids.length === 0 || reader.roles.size === 0) return new Map();
		const query = tx
			.select()
			.from(posts)
			.where(and(inArray(posts.id, ids), inArray(posts.projectId, [...reader.roles.keys()])))
			.orderBy(posts.id);
		const rows = await (lock ? query.for('update') : query);
		return new Map(rows.map((row) => [row.id, { ...postRecord(row), _deleted: row.deletedAt !== null }]));
	},

	blank: ({ userId }, now) => ({
		...{
			title: '',
			html: '',
			media: [],
			targets: [],
			labels: [],
			status: 'draft',
			scheduledAt: null,
			deleteAt: null
		},
		...{ lateEditOf: null, createdBy: userId, createdAt: now.toISOString(), updatedAt: now.toISOString() }
	}),

	async write(tx, deps, reader, changes) {
		const now = deps.clock.now();
		const judged = changes.map((change) => ({ change, ...decide(change, reader, now) }));
		await insertPosts(
			tx,
			judged.filter(({ change }) => !change.master).flatMap(({ post }) => post ?? []),
			now
		);
		await updatePosts(
			tx,
			judged.filter(({ change }) => change.master).flatMap(({ post }) => post ?? []),
			now
		);
		await divert(
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
		return judged.map(({ answer }) => (answer === 'as pushed' ? null : answer));
	},

	/** A row that lost against a post that is out, or that its writer may no longer change: its text stays as a draft. */
	async rescue(tx, deps, reader, changes) {
		const held = changes.filter(({ pushed, master, row }) => {
			if (!master || pushed._deleted || pushed.projectId !== master.projectId) return false;
			const role = reader.roles.get(master.projectId);
			const isClosed = isOut(master) || !role || !may(role, 'posts.publish');
			const isTheirs = role !== undefined && may(role, 'posts.draft');
			return (
				isTheirs &&
				isClosed &&
				holdsNewText(pushed, row.assumed, master) &&
				master.status !== 'draft' &&
				master.status !== 'review'
			);
		});
		await divert(tx, deps, reader, held);
		await remember(tx, deps, 'posts', held);
	}
};

/** Whether something may have been armed that no longer holds; for a new post nothing has. */
const isReplanned = (master: Stored<Post> | null, post: Stored<Post>): boolean =>
	master !== null &&
	(master._deleted !== post._deleted ||
		master.status !== post.status ||
		master.scheduledAt !== post.scheduledAt ||
		!same(master.targets, post.targets));

interface Decision {
	/** What is written, if anything. */
	post?: Stored<Post>;
	answer: object | 'as pushed';
	isDiverted: boolean;
}

function decide({ pushed, master, row }: PostChange, reader: Reader, now: Date): Decision {
	const refused = master ?? { id: row.id, projectId: pushed.projectId, _deleted: true };
	const role = reader.roles.get(pushed.projectId);
	if (!role) return { answer: refused, isDiverted: false };
	const cleaned = clean(pushed);
	const judgement = judgePost(cleaned, master, { userId: reader.userId, role, now });
	if (judgement.is === 'ignore') return { answer: 'as pushed', isDiverted: false };
	if (judgement.is !== 'write') return { answer: refused, isDiverted: judgement.is === 'divert' };
	const updatedAt = now.toISOString();
	if (judgement.isAsPushed && cleaned === pushed) {
		return { post: { ...judgement.post, updatedAt }, answer: 'as pushed', isDiverted: false };
	}
	const post = { ...judgement.post, updatedAt, writeId: uuidv7() };
	return { post, answer: post, isDiverted: false };
}

/** The same object when there was nothing to clean. */
function clean(pushed: Stored<Post>): Stored<Post> {
	const html = cleanHtml(pushed.html);
	const targets = pushed.targets.map((target) =>
		target.html === undefined ? target : { ...target, html: cleanHtml(target.html) }
	);
	return html === pushed.html && same(targets, pushed.targets) ? pushed : { ...pushed, html, targets };
}

async function divert(tx: Tx, deps: Deps, reader: Reader, changes: PostChange[]): Promise<void> {
	const now = deps.clock.now();
	const drafts = changes.map(({ pushed, master }): Stored<Post> => ({
		...clean(pushed),
		id: uuidv7(),
		status: 'draft',
		scheduledAt: null,
		deleteAt: null,
		lateEditOf: master?.id ?? null,
		createdBy: reader.userId,
		createdAt: now.toISOString(),
		updatedAt: now.toISOString(),
		writeId: uuidv7(),
		_deleted: false
	}));
	await insertPosts(tx, drafts, now);
}
