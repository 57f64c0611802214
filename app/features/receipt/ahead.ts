import type { Act, Attempt, Chore, Publication, UpkeepAct } from '#sync/records/publication.ts';

/** What is being done to a message that is out, or was and did not work. */
export type Doing =
	/** Later, at its hour. */
	| { is: 'planned'; act: UpkeepAct; dueAt: string }
	/** Right now. */
	| { is: 'under_way'; act: UpkeepAct }
	/** It did not work yet and is tried again at that hour. */
	| { is: 'again'; act: UpkeepAct; dueAt: string; last: Attempt | undefined }
	/** It did not work, and nobody tries it again by themselves. `send`: a pin or a comment that came with the post. */
	| { is: 'given_up'; act: Act; last: Attempt };

/** In the order in which it falls due; what was given up comes first. `now` is an instant. */
export function doings({ status, ahead, attempts }: Publication, now: string): Doing[] {
	if (status !== 'published') return [];
	const lastOf = (act: UpkeepAct) => attempts.findLast((attempt) => attempt.act === act);
	const given = (['edit', 'remove', 'unpin'] as const).flatMap((act): Doing[] => {
		const last = lastOf(act);
		const isOpen = ahead.some((chore) => chore.act === act);
		return last && last.outcome !== 'done' && !isOpen ? [{ is: 'given_up', act, last }] : [];
	});
	const aside = refusedAside(attempts);
	return [...aside, ...given, ...ahead.map((chore) => doingOf(chore, lastOf(chore.act), now))];
}

/** What comes with a post without being it is refused without taking the post back. */
function refusedAside(attempts: Attempt[]): Doing[] {
	const sends = attempts.filter(({ act }) => act === 'send');
	const last = sends.findLast(({ outcome }) => outcome === 'refused');
	const isMended = sends.some((one) => one.part === last?.part && one.outcome === 'published');
	return last && !isMended ? [{ is: 'given_up', act: 'send', last }] : [];
}

function doingOf({ act, dueAt, tries }: Chore, last: Attempt | undefined, now: string): Doing {
	if (tries > 0) return { is: 'again', act, dueAt, last };
	return dueAt > now ? { is: 'planned', act, dueAt } : { is: 'under_way', act };
}

/** When the words of what is out were last changed, if they were. */
export const changedAt = ({ attempts }: Pick<Publication, 'attempts'>): string | undefined =>
	attempts.findLast(({ act, outcome }) => act === 'edit' && outcome === 'done')?.at;
