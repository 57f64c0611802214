import type { Template } from '#sync/records/template.ts';

const keptAs = 'twexel.unsaved.template';

type Words = Pick<Template, 'id' | 'projectId' | 'name' | 'html'>;
export type Rescue = Words & { at: string };

/** The last unsaved words of a page that is being closed, written before the call returns: a database answers too late for that. */
export function remember(template: Words): void {
	const rescue: Rescue = { ...template, at: new Date().toISOString() };
	localStorage.setItem(keptAs, JSON.stringify(rescue));
}

export function forget(id: string): void {
	if (rescued()?.id === id) localStorage.removeItem(keptAs);
}

export function rescued(): Rescue | null {
	const kept = localStorage.getItem(keptAs);
	// Written by `remember` above.
	return kept === null ? null : (JSON.parse(kept) as Rescue);
}

/** Whether the rescued words are news to the template as it is stored: they differ, and nobody has written it since. */
export const isNews = (rescue: Rescue, stored: Template | null): boolean =>
	stored === null
		? rescue.html !== '' || rescue.name !== ''
		: (stored.html !== rescue.html || stored.name !== rescue.name) && stored.updatedAt <= rescue.at;
