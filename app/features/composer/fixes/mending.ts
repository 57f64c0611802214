import { changeProject, patchPost } from '#app/lib/data/writes.ts';
import { toasts } from '#app/lib/state/toasts.svelte.ts';
import { words } from '#app/lib/words/words.svelte.ts';
import type { Overflow } from '#sync/records/project.ts';
import type { Manner, Objection } from '../checks.ts';
import type { Content, Draft } from '../draft.svelte.ts';
import { untagged, type Untagged } from '../untagged.ts';
import { fixesFor, type Fix, type Situation } from './fixes.ts';

/** What can be done by one press about what stands against a post. Everything of it can be taken back. */
export interface Mending {
	fixesFor: (same: Objection[]) => Fix[];
	mend: (fix: Fix) => void;
	/** Brings the caret to what nobody has filled in. */
	showGap: () => void;
	/** Links that others' statistics will not know. */
	untagged: Untagged[];
	mark: (links: Untagged) => void;
	/** The time that has passed, and the next one that is usual; null where it has not. */
	late: { next: string; mend: () => void } | null;
}

/** A change and its way back. */
interface Step {
	run: () => void;
	undo: () => void;
}

function take({ run, undo }: Step): void {
	run();
	toasts.show(words.current.composer.mended, { action: { label: words.current.common.undo, run: undo } });
}

function ofDraft(draft: Draft, change: Partial<Content>): Step {
	const before = draft.content;
	const fields = Object.keys(change);
	const back = Object.fromEntries(Object.entries(before).filter(([field]) => fields.includes(field)));
	return { run: () => draft.change(change), undo: () => draft.change(back) };
}

function ofProject({ projectId }: Draft, fix: Fix, before: Overflow): Step {
	const put = (overflow: Overflow) => void changeProject(projectId, { overflow });
	return { run: () => put(fix.overflow ?? before), undo: () => put(before) };
}

function ofTime({ id }: Draft, { from, next }: Late): Step {
	const put = (scheduledAt: string) => void patchPost(id, { scheduledAt });
	return { run: () => put(next), undo: () => put(from) };
}

interface Late {
	/** The hour that has passed. */
	from: string;
	next: string;
}

export const mendingOf = (
	draft: Draft,
	situation: Situation,
	about: { manner: Manner; showGap: () => void; late: Late | null }
): Mending => ({
	fixesFor: (same) => fixesFor(same, situation),
	mend: (fix) =>
		take(fix.change ? ofDraft(draft, fix.change()) : ofProject(draft, fix, about.manner.overflow)),
	showGap: about.showGap,
	untagged: untagged(situation.content, { ...situation, manner: about.manner }),
	mark: ({ change }) => take(ofDraft(draft, change)),
	late: about.late && { next: about.late.next, mend: () => about.late && take(ofTime(draft, about.late)) }
});
