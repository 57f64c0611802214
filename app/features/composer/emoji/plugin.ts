import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Plugin } from 'vite';
import { z } from 'zod';

const prefix = 'virtual:emoji/';
const source = z.array(
	z.object({
		unicode: z.string(),
		label: z.string(),
		group: z.number().optional(),
		order: z.number().optional(),
		tags: z.array(z.string()).optional()
	})
);
/** Of emojibase: parts of emoji, which nobody picks. */
const components = 2;

/**
 * Emoji and their words in one language, cut at build time out of a data set of a megabyte to what the picker needs: one line each, as a module of
 * its own, which is loaded when somebody asks for it.
 */
export function emojiWords(): Plugin {
	const { resolve } = createRequire(import.meta.url);
	return {
		name: 'emoji-words',
		resolveId: (id) => (id.startsWith(prefix) ? `\0${id}` : undefined),
		async load(id) {
			if (!id.startsWith(`\0${prefix}`)) return undefined;
			const file = resolve(`emojibase-data/${id.slice(prefix.length + 1)}/compact.json`);
			const all = source.parse(JSON.parse(await readFile(file, 'utf8')));
			const lines = all
				.filter(({ group }) => group !== undefined && group !== components)
				.toSorted((a, b) => (a.order ?? 0) - (b.order ?? 0))
				.map(({ unicode, group, label, tags = [] }) => [unicode, group, label, tags.join(' ')].join('\t'));
			return `export default ${JSON.stringify(lines.join('\n'))};`;
		}
	};
}
