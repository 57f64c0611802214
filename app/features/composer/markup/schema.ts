import { Mark, type Extensions } from '@tiptap/core';
import { Blockquote } from '@tiptap/extension-blockquote';
import { Bold } from '@tiptap/extension-bold';
import { Code } from '@tiptap/extension-code';
import { CodeBlock } from '@tiptap/extension-code-block';
import { Document } from '@tiptap/extension-document';
import { Italic } from '@tiptap/extension-italic';
import { Paragraph } from '@tiptap/extension-paragraph';
import { Strike } from '@tiptap/extension-strike';
import { Text } from '@tiptap/extension-text';
import { Underline } from '@tiptap/extension-underline';
import { isAddress } from '#sync/text/rich-text.ts';

declare module '@tiptap/core' {
	interface Commands<ReturnType> {
		twexel: {
			toggleSpoiler: () => ReturnType;
			setLink: (href: string) => ReturnType;
			unsetLink: () => ReturnType;
		};
	}
}

const Spoiler = Mark.create({
	name: 'spoiler',
	parseHTML: () => [{ tag: 'tg-spoiler' }, { tag: 'span.tg-spoiler' }],
	renderHTML: () => ['span', { class: 'tg-spoiler' }, 0],
	addCommands() {
		return {
			toggleSpoiler:
				() =>
				({ commands }) =>
					commands.toggleMark(this.name)
		};
	},
	addKeyboardShortcuts() {
		return { 'Mod-Shift-p': () => this.editor.commands.toggleSpoiler() };
	}
});

/** Our own, since the usual one brings a finder of addresses along, and every network finds them by itself. */
const Link = Mark.create({
	name: 'link',
	inclusive: false,
	addAttributes: () => ({ href: { default: '' } }),
	parseHTML: () => [
		{ tag: 'a[href]', getAttrs: (element) => isAddress(element.getAttribute('href') ?? '') && null }
	],
	renderHTML: ({ HTMLAttributes }) => [
		'a',
		{ href: String(HTMLAttributes.href), rel: 'noopener nofollow' },
		0
	],
	addCommands() {
		return {
			setLink:
				(href) =>
				({ commands }) =>
					commands.setMark(this.name, { href }),
			unsetLink:
				() =>
				({ commands }) =>
					commands.unsetMark(this.name, { extendEmptyMarkRange: true })
		};
	}
});

/** A custom emoji, which only some networks have: kept as it came, and drawn as the emoji that stands in for it. */
const Emoji = Mark.create({
	name: 'emoji',
	inclusive: false,
	addAttributes: () => ({ emojiId: { default: '' } }),
	parseHTML: () => [
		{ tag: 'tg-emoji[emoji-id]', getAttrs: (element) => ({ emojiId: element.getAttribute('emoji-id') }) }
	],
	renderHTML: ({ HTMLAttributes }) => ['tg-emoji', { 'emoji-id': String(HTMLAttributes.emojiId) }, 0]
});

const Quote = Blockquote.extend({
	content: 'paragraph+',
	addAttributes: () => ({
		expandable: {
			default: false,
			parseHTML: (element: HTMLElement) => element.hasAttribute('expandable'),
			renderHTML: ({ expandable }: Record<string, unknown>) => (expandable === true ? { expandable: '' } : {})
		}
	})
});

/**
 * What can be written: exactly what a post keeps. There is no line break inside a paragraph: a paragraph is a line, also after
 * Shift+Enter. The keys are those of the messengers.
 */
export const schema: Extensions = [
	Document,
	Text,
	Paragraph.extend({
		addKeyboardShortcuts() {
			return {
				'Shift-Enter': () => this.editor.commands.keyboardShortcut('Enter'),
				'Mod-\\': () => this.editor.commands.unsetAllMarks()
			};
		}
	}),
	Quote,
	CodeBlock.extend({ addAttributes: () => ({ language: { default: null } }) }),
	Bold,
	Italic,
	Underline,
	Strike.extend({
		addKeyboardShortcuts() {
			return { 'Mod-Shift-x': () => this.editor.commands.toggleStrike() };
		}
	}),
	Code.extend({
		addKeyboardShortcuts() {
			return { 'Mod-Shift-m': () => this.editor.commands.toggleCode() };
		}
	}),
	Spoiler,
	Link,
	Emoji
];
