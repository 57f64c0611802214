import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { Plugin } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { placesOf } from '#sync/templates/variables.ts';

/** Shows `{{name}}` apart from the text around it. A look alone: nothing of it is kept. */
export const VariableMarks = Extension.create({
	name: 'variableMarks',
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

function decorate(doc: Node): DecorationSet {
	const found: Decoration[] = [];
	doc.descendants((node, at) => {
		for (const { from, to } of placesOf(node.text ?? '')) {
			found.push(Decoration.inline(at + from, at + to, { class: 'variable' }));
		}
	});
	return DecorationSet.create(doc, found);
}
