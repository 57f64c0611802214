import type { Post } from '#sync/records/post.ts';
import { goto } from '$app/navigation';
import { desk } from '#app/lib/data/desk.svelte.ts';
import { patchPost } from '#app/lib/data/writes.ts';
import { currentProject } from '#app/lib/state/current-project.svelte.ts';
import { toasts } from '#app/lib/state/toasts.svelte.ts';
import { formatDate } from '#app/lib/words/dates.ts';
import { words } from '#app/lib/words/words.svelte.ts';
import { networks } from '../accounts/networks.svelte.ts';
import { objections, usualManner } from '../composer/checks.ts';
import { planPost, say, unplan } from '../posts/actions.ts';
import { here } from '../posts/here.svelte.ts';

/**
 * Plans a draft that was dropped on a time. One that could not go out as it is keeps being a draft, at that time, and the way to what is
 * missing is offered.
 */
export async function planDraft(post: Post, at: string): Promise<void> {
	const { db } = desk();
	const [accounts, media] = await Promise.all([
		db.accounts.find({ selector: { projectId: here.projectId } }).exec(),
		db.media.find({ selector: { id: { $in: post.media.map(({ mediaId }) => mediaId) } } }).exec()
	]);
	const found = objections(post, {
		accounts: accounts.map((account) => account.toMutableJSON()),
		media: media.map((file) => file.toMutableJSON()),
		manifests: networks.manifests,
		manner: currentProject.project ?? usualManner,
		publishAt: Date.parse(at)
	});
	if (found.length === 0) return planPost(post, at);
	await patchPost(post.id, { scheduledAt: at, queuePlace: null });
	const t = words.current.calendar;
	toasts.show(t.placedAsDraft(formatDate(at, 'dayTime', here.zone)), {
		action: { label: t.finish, run: () => void goto(`/posts/${post.id}/edit`) }
	});
}

/** Back into the tray: a draft without a time. */
export async function intoTray(post: Post): Promise<void> {
	await patchPost(post.id, {
		...(post.status === 'scheduled' ? { status: 'draft' as const } : {}),
		scheduledAt: null,
		queuePlace: null
	});
	say(words.current.calendar.putBack, () => unplan(post));
}
