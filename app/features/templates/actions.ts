import { goto } from '$app/navigation';
import type { Template } from '#sync/records/template.ts';
import { createPost, createTemplate, removeTemplate, restoreTemplate } from '#app/lib/data/writes.ts';
import { toasts } from '#app/lib/state/toasts.svelte.ts';
import { words } from '#app/lib/words/words.svelte.ts';
import { usualTargets } from '../composer/usual-targets.ts';

/** What can be done with a template. Each is done on this device at once, and says so. */

/** Gives the id of the copy. */
export async function duplicateTemplate({ projectId, name, html }: Template): Promise<string> {
	const { copyOf, duplicated } = words.current.templates;
	const id = await createTemplate({ projectId, name: copyOf(name).slice(0, longestName), html });
	toasts.show(duplicated);
	return id;
}

export async function deleteTemplate(template: Template): Promise<void> {
	await removeTemplate(template.id);
	toasts.show(words.current.templates.deleted(template.name), {
		action: { label: words.current.common.undo, run: () => void restoreTemplate(template) }
	});
}

/** A new post with this text, open to be written on. */
export async function writePost(projectId: string, html: string): Promise<void> {
	const id = await createPost({ projectId, html, targets: await usualTargets(projectId) });
	await goto(`/posts/${id}/edit`);
}

/** As long as the record takes. */
export const longestName = 120;
