import Bold from '@lucide/svelte/icons/bold';
import Code from '@lucide/svelte/icons/code';
import EyeOff from '@lucide/svelte/icons/eye-off';
import Italic from '@lucide/svelte/icons/italic';
import LinkIcon from '@lucide/svelte/icons/link';
import RemoveFormatting from '@lucide/svelte/icons/remove-formatting';
import SquareCode from '@lucide/svelte/icons/square-code';
import Strikethrough from '@lucide/svelte/icons/strikethrough';
import TextQuote from '@lucide/svelte/icons/text-quote';
import Underline from '@lucide/svelte/icons/underline';
import type { Editor } from '@tiptap/core';
import type { Icon } from '#app/lib/ui/icon.ts';
import { words } from '#app/lib/words/words.svelte.ts';

/** One way to make a text look. */
export interface FormatTool {
	name: string;
	label: string;
	/** The keys that do the same, those of the messengers. */
	keys?: string;
	icon: Icon;
	run: () => void;
}

/** All of them, in the order in which they stand. `onlink` asks for an address. */
export function formatTools(editor: Editor, onlink: () => void): FormatTool[] {
	const t = words.current.composer;
	const focused = () => editor.chain().focus();
	const run = {
		bold: () => focused().toggleBold().run(),
		italic: () => focused().toggleItalic().run(),
		underline: () => focused().toggleUnderline().run(),
		strike: () => focused().toggleStrike().run(),
		spoiler: () => focused().toggleSpoiler().run(),
		code: () => focused().toggleCode().run(),
		codeBlock: () => focused().toggleCodeBlock().run(),
		blockquote: () => focused().toggleBlockquote().run(),
		plain: () => focused().unsetAllMarks().run()
	};
	return [
		{ name: 'bold', label: t.bold, keys: 'Ctrl+B', icon: Bold, run: run.bold },
		{ name: 'italic', label: t.italic, keys: 'Ctrl+I', icon: Italic, run: run.italic },
		{ name: 'underline', label: t.underline, keys: 'Ctrl+U', icon: Underline, run: run.underline },
		{ name: 'strike', label: t.strike, keys: 'Ctrl+Shift+X', icon: Strikethrough, run: run.strike },
		{ name: 'spoiler', label: t.spoiler, keys: 'Ctrl+Shift+P', icon: EyeOff, run: run.spoiler },
		{ name: 'link', label: t.link, keys: 'Ctrl+K', icon: LinkIcon, run: onlink },
		{ name: 'code', label: t.code, keys: 'Ctrl+Shift+M', icon: Code, run: run.code },
		{ name: 'codeBlock', label: t.pre, icon: SquareCode, run: run.codeBlock },
		{ name: 'blockquote', label: t.quote, icon: TextQuote, run: run.blockquote },
		{ name: 'plain', label: t.plain, keys: 'Ctrl+\\', icon: RemoveFormatting, run: run.plain }
	];
}

export const titleOf = ({ label, keys }: FormatTool): string => (keys ? `${label} (${keys})` : label);
