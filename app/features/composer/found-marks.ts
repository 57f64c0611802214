import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { Plugin } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { placesOf } from '#sync/templates/variables.ts';
import { addressesIn } from '#sync/text/addresses.ts';

/**
 * Shows apart what means something without anybody having made it so: `{{name}}`, and addresses, which every network makes links of. A look alone:
 * nothing of it is kept. Lines that nobody has touched are not read again.
 */
export const FoundMarks = Extension.create({
	name: 'foundMarks',
	addProseMirrorPlugins: () => [
		new Plugin<DecorationSet>({
			state: {
				init: (_config, { doc }) => decorate(doc),
				apply: (transaction, before) => (transaction.docChanged ? decorate(transaction.doc) : before)
			},
			props: {
				decorations(state) {
					return this.getState(state);
				}
			}
		})
	]
});

interface Place {
	from: number;
	to: number;
	class: string;
}

const known = new WeakMap<Node, Place[]>();

function decorate(doc: Node): DecorationSet {
	const found: Decoration[] = [];
	doc.descendants((node, at) => {
		if (!node.isTextblock) return true;
		for (const place of placesIn(node))
			found.push(Decoration.inline(at + place.from, at + place.to, { class: place.class }));
		return false;
	});
	return DecorationSet.create(doc, found);
}

/** Relative to the line's own place. */
function placesIn(line: Node): Place[] {
	const before = known.get(line);
	if (before) return before;
	const places: Place[] = [];
	line.forEach((node, offset) => {
		const text = node.text ?? '';
		const put = (all: { from: number; to: number }[], name: string) => {
			for (const { from, to } of all)
				places.push({ from: offset + 1 + from, to: offset + 1 + to, class: name });
		};
		put(placesOf(text), 'variable');
		const isQuiet = line.type.spec.code || node.marks.some(({ type }) => /^(?:link|code)$/.test(type.name));
		if (!isQuiet) put(addressesIn(text), 'address');
	});
	known.set(line, places);
	return places;
}
