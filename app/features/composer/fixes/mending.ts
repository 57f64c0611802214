import { changeProject, patchPost } from '#app/lib/data/writes.ts';
import { toasts } from '#app/lib/state/toasts.svelte.ts';
import { words } from '#app/lib/words/words.svelte.ts';
import type { Overflow } from '#sync/records/project.ts';
import type { Objection } from '../checks.ts';
import type { Draft } from '../draft.svelte.ts';
import { fixesFor, type Fix, type Situation } from './fixes.ts';

/** What can be done by one press about what stands against a post. Everything of it can be taken back. */
export interface Mending {
	fixesFor: (same: Objection[]) => Fix[];
	mend: (fix: Fix) => void;
	/** Brings the caret to what nobody has filled in. */
	showGap: () => void;
	/** The time that has passed, and the next one that is usual; null where it has not. */
	late: { next: string; mend: () => void } | null;
}

export const mend =
	(draft: Draft, overflow: Overflow) =>
	(fix: Fix): void => {
		const { undo, run } = fix.change ? ofDraft(draft, fix.change) : ofProject(draft, fix, overflow);
		run();
		toasts.show(words.current.composer.mended, {
			action: { label: words.current.common.undo, run: undo }
		});
	};

function ofDraft(draft: Draft, change: NonNullable<Fix['change']>) {
	const before = draft.content;
	const fields = Object.keys(change);
	const back = Object.fromEntries(Object.entries(before).filter(([field]) => fields.includes(field)));
	return { run: () => draft.change(change), undo: () => draft.change(back) };
}

function ofProject({ projectId }: Draft, fix: Fix, before: Overflow) {
	const put = (overflow: Overflow) => void changeProject(projectId, { overflow });
	return { run: () => put(fix.overflow ?? before), undo: () => put(before) };
}

export const mendingOf = (
	draft: Draft,
	situation: Situation,
	about: { overflow: Overflow; showGap: () => void; next: string | null }
): Mending => ({
	fixesFor: (same) => fixesFor(same, situation),
	mend: mend(draft, about.overflow),
	showGap: about.showGap,
	late: about.next === null ? null : late(draft, about.next)
});

const late = ({ id }: Draft, next: string) => ({
	next,
	mend: () => void patchPost(id, { scheduledAt: next })
});
