import type { Snippet } from 'svelte';

export interface PopoverProps {
	open?: boolean;
	/** Names the panel for a screen reader. */
	label: string;
	align?: 'start' | 'center' | 'end';
	side?: 'top' | 'right' | 'bottom' | 'left';
	/** Spread the given attributes on the button that opens it. */
	trigger: Snippet<[Record<string, unknown>]>;
	children: Snippet;
}
