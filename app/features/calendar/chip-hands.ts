import { on } from 'svelte/events';
import type { Attachment } from 'svelte/attachments';
import { deletePosts } from '../posts/bulk.ts';
import { isPlain } from './keys.ts';
import type { Planner } from './planner.svelte.ts';

/**
 * What hands and keys do with the chips of a page: one listener for all of them, since a month has hundreds. `by`: how far Shift and an arrow move a post
 * up or down.
 */
export const chipHands =
	(planner: Planner, by: 'week' | 'quarter'): Attachment<HTMLElement> =>
	(page) => {
		/** The chip under an event, and its post. */
		function chipAt(event: Event) {
			const chip = event.target instanceof Element ? event.target.closest<HTMLElement>('a[data-post]') : null;
			const post = chip?.dataset['post'] && planner.selection.find(chip.dataset['post']);
			return chip && post ? { chip, post } : null;
		}

		function onkeydown(event: KeyboardEvent) {
			const at = chipAt(event);
			if (!at) return;
			const { post } = at;
			planner.nudge(event, post, by);
			if (!isPlain(event) || event.defaultPrevented) return;
			const key = { KeyM: 'move', KeyX: 'pick', Delete: 'delete' }[event.code];
			if (!key) return;
			event.preventDefault();
			if (key === 'pick') planner.selection.toggle(post.id);
			else if (key === 'delete') void deletePosts([post]);
			else if (planner.canMove(post)) planner.picking = post;
		}

		/** Also what Shift+F10, the menu key and a long touch ask for. */
		function oncontextmenu(event: MouseEvent) {
			const at = chipAt(event);
			if (!at) return;
			event.preventDefault();
			const { left, bottom } = at.chip.getBoundingClientRect();
			const isByKey = event.clientX === 0 && event.clientY === 0;
			planner.menu = {
				post: at.post,
				x: isByKey ? left : event.clientX,
				y: isByKey ? bottom : event.clientY
			};
		}

		const off = [
			on(page, 'keydown', onkeydown),
			on(page, 'contextmenu', oncontextmenu),
			on(page, 'click', (event) => {
				const at = chipAt(event);
				if (at) planner.selection.takesPress(event, at.post.id);
			}),
			on(page, 'dragstart', (event) => {
				const at = chipAt(event);
				if (at) planner.grab(event, at.chip, at.post);
			}),
			on(page, 'dragend', () => planner.letGo())
		];
		return () => off.forEach((stop) => stop());
	};
