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
			onSelect?: () => void;
			/** What it does gives the focus to another place, where it stays. */
			takesFocus?: boolean;
	  };
