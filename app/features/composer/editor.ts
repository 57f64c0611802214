import { Editor } from '@tiptap/core';
import { UndoRedo } from '@tiptap/extensions/undo-redo';
import { Slice } from '@tiptap/pm/model';
import type { EditorView } from '@tiptap/pm/view';
import { fromDocument, toDocument } from './markup/document.ts';
import { fromHtml } from '#sync/text/from-html.ts';
import { placesOf } from '#sync/templates/variables.ts';
import { isAddress } from '#sync/text/rich-text.ts';
import { schema } from './markup/schema.ts';
import { toHtml } from '#sync/text/to-html.ts';
import { markupOfPaste } from './paste.ts';
import { FoundMarks } from './found-marks.ts';

interface Wishes {
	element: HTMLElement;
	html: string;
	isEditable: boolean;
	attributes: Record<string, string>;
	onHtml: (html: string) => void;
	/** Anything changed: the text, the caret, what is pressed. */
	onChange: () => void;
	onFiles: (files: File[]) => void;
	onBlur: () => void;
	/** Keys that mean something outside of the text; true where one was taken. */
	onKey: (event: KeyboardEvent) => boolean;
}

/** The text editor: what a post keeps can be written in it, and nothing else. */
export function openEditor(wishes: Wishes): Editor {
	return new Editor({
		element: wishes.element,
		extensions: [...schema, UndoRedo, FoundMarks],
		content: toDocument(fromHtml(wishes.html)),
		editable: wishes.isEditable,
		editorProps: {
			attributes: wishes.attributes,
			clipboardTextSerializer: ({ content }) => content.textBetween(0, content.size, '\n'),
			handlePaste: (view, event) => paste(view, event, wishes.onFiles),
			handleDrop: (_view, event) => takeFiles(event.dataTransfer, wishes.onFiles),
			handleKeyDown: (_view, event) => wishes.onKey(event)
		},
		onUpdate: ({ editor }) => wishes.onHtml(htmlOf(editor)),
		onTransaction: wishes.onChange,
		onBlur: wishes.onBlur
	});
}

export const htmlOf = (editor: Editor): string => toHtml(fromDocument(editor.getJSON()));

/** Shows another text in place of this one. The caret stays about where it was. */
export function show(editor: Editor, html: string): void {
	const { from, to } = editor.state.selection;
	editor.commands.setContent(toDocument(fromHtml(html)), { emitUpdate: false });
	const { size } = editor.state.doc.content;
	if (editor.isFocused)
		editor.commands.setTextSelection({ from: Math.min(from, size), to: Math.min(to, size) });
}

/** Puts markup where the caret stands, in place of what is selected, and goes on writing behind it. */
export function insert(editor: Editor, html: string): void {
	putIn(editor.view, html);
	editor.view.focus();
	// Once more in the next frame: a dialog that closes gives the focus back to the button that opened it.
	editor.commands.focus();
}

/** Selects the first of the variables that stand in the text. */
export function selectGap(editor: Editor): void {
	let found: { from: number; to: number } | undefined;
	editor.state.doc.descendants((node, at) => {
		const [place] = found ? [] : placesOf(node.text ?? '');
		if (place) found = { from: at + place.from, to: at + place.to };
		return !found;
	});
	if (found) editor.chain().focus().setTextSelection(found).scrollIntoView().run();
}

function paste(view: EditorView, event: ClipboardEvent, onFiles: (files: File[]) => void): boolean {
	const data = event.clipboardData;
	if (!data) return false;
	const text = data.getData('text/plain');
	const html = data.getData('text/html');
	// Word puts a picture of the text beside the text: the text is what is meant.
	if (text === '' && takeFiles(data, onFiles)) return true;
	const { state } = view;
	if (state.selection.$from.parent.type.spec.code) return false;
	const link = state.schema.marks.link;
	if (link && !state.selection.empty && isAddress(text.trim())) {
		const { from, to } = state.selection;
		view.dispatch(state.tr.addMark(from, to, link.create({ href: text.trim() })));
		return true;
	}
	const markup = html === '' ? escape(text) : markupOfPaste(html);
	if (markup === '') return html !== '';
	putIn(view, markup);
	return true;
}

function putIn(view: EditorView, markup: string): void {
	const { schema: ours, tr } = view.state;
	const document = ours.nodeFromJSON(toDocument(fromHtml(markup)));
	view.dispatch(tr.replaceSelection(Slice.maxOpen(document.content)).scrollIntoView());
}

function takeFiles(data: DataTransfer | null, onFiles: (files: File[]) => void): boolean {
	const files = [...(data?.files ?? [])];
	if (files.length === 0) return false;
	onFiles(files);
	return true;
}

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
