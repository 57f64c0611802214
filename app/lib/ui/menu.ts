import type { Snippet } from 'svelte';
import type { Icon } from './icon.ts';

/** A row of a Menu; `-` is a line between groups. A row with `checked` is one of those that can be ticked. */
export type MenuItem =
	| '-'
	| {
			label: string;
			icon?: Icon;
			/** Beside the label: a key, a count. */
			aside?: string;
			href?: string;
			danger?: boolean;
			disabled?: boolean;
			checked?: boolean;
			/** The menu stays open: several of its rows may be ticked. */
			stays?: boolean;
			onSelect?: () => void;
			/** What it does gives the focus to another place, where it stays. */
			takesFocus?: boolean;
	  };

export interface MenuProps {
	items: MenuItem[];
	/** Spread the given attributes on the button that opens it: `{#snippet trigger(props)}<IconButton {...props} … />`. */
	trigger: Snippet<[Record<string, unknown>]>;
	open?: boolean;
	align?: 'start' | 'center' | 'end';
	side?: 'top' | 'right' | 'bottom' | 'left';
}

/** Whether a key opens the menu of the button that it is pressed on; Enter and Space do, as they press any button. */
export function opensMenu(event: KeyboardEvent): boolean {
	if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return false;
	event.preventDefault();
	return true;
}
