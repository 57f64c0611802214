import { and, eq, inArray, isNull, lt } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import type { Tx } from '#db/client.ts';
import { notices, posts } from '#db/schema.ts';
import type { NewComment } from '../comments/bodies.ts';
import { changeComment } from '../comments/change-comment.ts';
import { say } from '../comments/say.ts';
import type { Deps } from '../core/deps.ts';
import { announce } from '../notices/announce.ts';
import { markRead } from '../notices/mark-read.ts';
import { changePost } from '../posts/change-post.ts';
import { createPost } from '../posts/create-post.ts';
import { schedulePost } from '../posts/schedule-post.ts';
import { approvePost } from '../reviews/decide-review.ts';
import type { Pictures, StoryClock, Team } from './live-in.ts';

interface Story {
	tx: Tx;
	deps: Deps;
	team: Team;
	pictures: Pictures;
	/** Brings the story to so many hours before now. */
	hoursAgo(hours: number): void;
}

const hour = 3_600_000;

/** Six days of work on three posts with pictures, and what the owner was told of it. */
export async function spendWeek(
	tx: Tx,
	deps: Deps,
	clock: StoryClock,
	team: Team,
	pictures: Pictures
): Promise<void> {
	const now = deps.clock.now();
	const hoursAgo = (hours: number) => clock.goTo(new Date(now.getTime() - hours * hour));
	const story = { tx, deps, team, pictures, hoursAgo };
	await tellOfOutcomes(story, clock);
	// One thing after another: an audit log tells what was done in the order in which it was.
	const album = await agreesOnAlbum(story);
	await approvesSpoiler(story, new Date(now.getTime() + 50 * hour));
	await returnsBuns(story);
	await readsOldNotices(story);
	await asksOwner(story, album);
}

/** Something is still to be answered before it can go out. */
async function agreesOnAlbum(story: Story): Promise<string> {
	const { tx, deps, team, pictures, hoursAgo } = story;
	hoursAgo(140);
	const postId = await asks(story, {
		title: 'Осень на столе',
		html: 'Осеннее меню в трёх кадрах: <b>облепиховый раф</b>, фильтр дня и булочки с корицей.\n\nЗа каким столиком вас ждать?',
		media: [{ mediaId: pictures.raf }, { mediaId: pictures.filter }, { mediaId: pictures.buns }]
	});
	hoursAgo(138);
	const question = await remarks(story, team.editor, postId, {
		...{ text: 'Булочки у нас только по утрам. Напишем?', quote: 'булочки с корицей' }
	});
	hoursAgo(137);
	await remarks(story, team.author, postId, { text: 'Да, добавлю «до полудня».', replyTo: question });
	hoursAgo(120);
	await changeComment(tx, deps, team.editor, { postId, commentId: question }, { isResolved: true });
	return postId;
}

/** The last word is the owner's to answer. */
async function asksOwner(story: Story, album: string): Promise<void> {
	const { team, hoursAgo } = story;
	hoursAgo(20);
	await remarks(story, team.editor, album, {
		...{ text: 'Анна, посмотрите, пожалуйста, порядок кадров.', mentions: [team.owner] }
	});
}

async function approvesSpoiler(story: Story, leavesAt: Date): Promise<void> {
	const { tx, deps, team, pictures, hoursAgo } = story;
	hoursAgo(96);
	const postId = await asks(story, {
		title: 'Угадайте вкус',
		html: 'Новый раф — под шторкой. Первый, кто угадает ягоду, пьёт его за наш счёт 🧡',
		media: [{ mediaId: pictures.raf, spoiler: true }]
	});
	hoursAgo(74);
	await approvePost(tx, deps, team.owner, postId);
	await schedulePost(tx, deps, team.owner, postId, { scheduledAt: leavesAt.toISOString() });
}

async function returnsBuns(story: Story): Promise<void> {
	const { team, pictures, hoursAgo } = story;
	hoursAgo(44);
	const postId = await asks(story, {
		title: 'Булочки с корицей',
		html: 'С восьми утра и пока не разберут.',
		media: [{ mediaId: pictures.buns }]
	});
	hoursAgo(42);
	await remarks(story, team.editor, postId, { text: 'Добавьте, пожалуйста, цену.', isReturn: true });
}

/** The author writes it for every channel, and asks for somebody's word on it. */
async function asks(
	{ tx, deps, team }: Story,
	said: { title: string; html: string; media: { mediaId: string; spoiler?: boolean }[] }
): Promise<string> {
	const { projectId, author, accountIds } = team;
	const targets = accountIds.map((accountId) => ({ accountId }));
	const { id } = await createPost(tx, deps, author, {
		...{ projectId, ...said, targets, poll: null, labels: ['осень'] }
	});
	await changePost(tx, deps, author, id, { status: 'review' });
	return id;
}

async function remarks(
	{ tx, deps }: Story,
	by: string,
	postId: string,
	said: Partial<NewComment> & { text: string }
): Promise<string> {
	const id = uuidv7();
	await say(tx, deps, by, postId, {
		...{ id, quote: null, replyTo: null, mentions: [], isReturn: false, ...said }
	});
	return id;
}

/** What went wrong before the week began was told when it did. */
async function tellOfOutcomes({ tx, deps, team }: Story, clock: StoryClock): Promise<void> {
	const wrong = await tx
		.select({ id: posts.id, status: posts.status, at: posts.scheduledAt })
		.from(posts)
		.where(and(eq(posts.projectId, team.projectId), inArray(posts.status, ['failed', 'missed', 'partial'])));
	for (const { id: postId, status, at } of wrong) {
		if (at === null || (status !== 'failed' && status !== 'missed' && status !== 'partial')) continue;
		clock.goTo(at);
		const accountIds = status === 'failed' ? team.accountIds : team.accountIds.slice(1);
		await announce(tx, deps, [{ postId, kind: status, accountIds: status === 'missed' ? [] : accountIds }]);
	}
}

/** The newest day's are left for whoever looks in now. */
async function readsOldNotices({ tx, deps, team, hoursAgo }: Story): Promise<void> {
	hoursAgo(24);
	const { id, writeId, userId, readAt, at } = notices;
	const isOld = and(eq(userId, team.owner), isNull(readAt), lt(at, deps.clock.now()));
	await markRead(tx, deps, team.owner, await tx.select({ id, writeId }).from(notices).where(isOld));
}
