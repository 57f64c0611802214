import type { Template } from '#sync/records/template.ts';
import { desk } from '#app/lib/data/desk.svelte.ts';
import { createTemplate, patchTemplate, restoreTemplate } from '#app/lib/data/writes.ts';
import { words } from '#app/lib/words/words.svelte.ts';
import type { Shelf } from './template-draft.svelte.ts';

/** This device's database. A template that was deleted elsewhere while it is being written comes back: the words win. */
export const shelfFor = (lastSeen: () => Template | undefined): Shelf => ({
	create: createTemplate,
	async patch(id, part) {
		const isThere = await desk().db.templates.findOne(id).exec();
		const seen = lastSeen();
		if (isThere || !seen) await patchTemplate(id, part);
		else await restoreTemplate({ ...seen, ...part });
	},
	untitled: () => words.current.templates.untitled
});
