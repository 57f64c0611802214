import SquareCheck from '@lucide/svelte/icons/square-check';
import type { Post } from '#sync/records/post.ts';
import type { MenuItem } from '#app/lib/ui/menu.ts';
import { words } from '#app/lib/words/words.svelte.ts';
import { postMenu } from '../posts/menu.ts';
import type { Planner } from './planner.svelte.ts';

/** What can be done with a post in a calendar: what can be done everywhere, and picking it, which is how a thumb begins to pick. */
export const entryMenu = (post: Post, planner: Planner): MenuItem[] => [
	...postMenu(post, (moved) => (planner.picking = moved)),
	'-',
	{
		label: planner.selection.has(post.id) ? words.current.calendar.unpickOne : words.current.calendar.pickOne,
		icon: SquareCheck,
		aside: 'X',
		onSelect: () => {
			planner.selection.isPicking = true;
			planner.selection.toggle(post.id);
		}
	}
];
