import type { Icon } from './icon.ts';

/** A row of a CommandDialog: it leads somewhere, or does something. */
export interface Command {
	id: string;
	label: string;
	icon?: Icon;
	/** Beside the label: what kind, when. */
	aside?: string;
	/** The keys that do the same. */
	keys?: string;
	href?: string;
	run?: () => void;
}

export interface CommandGroup {
	title: string;
	commands: Command[];
}
