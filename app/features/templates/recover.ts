import { desk } from '#app/lib/data/desk.svelte.ts';
import { createTemplate, patchTemplate } from '#app/lib/data/writes.ts';
import { currentProject } from '#app/lib/state/current-project.svelte.ts';
import { toasts } from '#app/lib/state/toasts.svelte.ts';
import { words } from '#app/lib/words/words.svelte.ts';
import { forget, isNews, rescued } from './rescue.ts';

/** Puts words that a closing page could not save into their template. */
export async function recover(): Promise<void> {
	const rescue = rescued();
	// Of a project that this person does not have: left by somebody else who uses this device.
	if (!rescue || !currentProject.all.some((project) => project.id === rescue.projectId)) return;
	const { id, projectId, html } = rescue;
	const stored = await desk().db.templates.findOne(id).exec();
	const hasNews = isNews(rescue, stored?.toMutableJSON() ?? null);
	if (hasNews) {
		const name = rescue.name || (stored?.name ?? words.current.templates.untitled);
		if (stored) await patchTemplate(id, { name, html });
		else await createTemplate({ id, projectId, name, html });
		toasts.show(words.current.composer.recovered);
	}
	forget(id);
}
