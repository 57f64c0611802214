import CalendarClock from '@lucide/svelte/icons/calendar-clock';
import CalendarX from '@lucide/svelte/icons/calendar-x';
import Copy from '@lucide/svelte/icons/copy';
import Pencil from '@lucide/svelte/icons/pencil';
import Receipt from '@lucide/svelte/icons/receipt-text';
import Trash from '@lucide/svelte/icons/trash-2';
import { goto } from '$app/navigation';
import { isOut } from '#sync/judge-post.ts';
import type { Post } from '#sync/records/post.ts';
import type { MenuItem } from '#app/lib/ui/menu.ts';
import { words } from '#app/lib/words/words.svelte.ts';
import { deletePost, duplicatePost, takeOffPlan } from './actions.ts';
import { here } from './here.svelte.ts';

/** What can be done with a post wherever it is listed. `move` opens the picker of times. `isHalfOut`: a channel has the beginning of it. */
export function postMenu(post: Post, move: (post: Post) => void, isHalfOut = false): MenuItem[] {
	const { amend, posts, receipt, common } = words.current;
	const mayPublish = here.may('posts.publish');
	const isOpen = post.status === 'draft' || post.status === 'review';
	const mayWrite = isOpen ? here.may('posts.draft') : mayPublish;
	const items: MenuItem[] = [];
	if (!isOpen) items.push({ label: receipt.title, icon: Receipt, href: `/posts/${post.id}` });
	if (mayWrite && !isOut(post))
		items.push({ label: common.edit, icon: Pencil, href: `/posts/${post.id}/edit` });
	const isThere = isOut(post) && post.status !== 'publishing';
	if (mayPublish && isThere) items.push({ label: amend.edit, icon: Pencil, href: `/posts/${post.id}/edit` });
	if (mayPublish && !isOut(post)) {
		items.push({ label: posts.moveTo, icon: CalendarClock, onSelect: () => move(post) });
	}
	if (mayPublish && post.status === 'scheduled') {
		items.push({ label: receipt.unschedule, icon: CalendarX, onSelect: () => void takeOffPlan(post) });
	}
	if (here.may('posts.draft')) {
		items.push({
			label: posts.duplicate,
			icon: Copy,
			onSelect: () => void duplicatePost(post).then((id) => goto(`/posts/${id}/edit`))
		});
	}
	if (mayWrite && post.status !== 'publishing') {
		const how =
			isThere || isHalfOut
				? { label: amend.remove, href: `/posts/${post.id}?delete` }
				: { label: common.delete, onSelect: () => void deletePost(post) };
		items.push('-', { icon: Trash, danger: true, ...how });
	}
	return items;
}
