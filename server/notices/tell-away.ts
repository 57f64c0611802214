import { isTold } from '#sync/records/notice-settings.ts';
import type { NoticeKind } from '#sync/records/notice.ts';
import type { Deps } from '../core/deps.ts';
import type { PushPayload } from '../integrations/push/push.ts';
import { tellPeople } from '../push/tell.ts';
import { crewOf, isMeant } from './crew.ts';
import { hold, mailsAt, ringsAt, type Held } from './hold.ts';
import { keyOf } from './key-of.ts';

/** What is told, of which project. */
interface Tidings {
	projectId: string;
	kind: NoticeKind;
	/** The post's id, or the channel's. */
	subjectId: string;
	about: string;
	/** Whom it is for, where it is not for everybody. */
	to?: readonly string[] | undefined;
}

/** Tells a project's people outside of the app: rings where nobody sleeps, and keeps the rest for the morning and for the next letter. */
export async function tellAway(
	deps: Pick<Deps, 'db' | 'clock' | 'push'>,
	{ projectId, kind, subjectId, about, to }: Tidings,
	make: (locale: 'ru' | 'en') => PushPayload
): Promise<void> {
	const now = deps.clock.now();
	const key = keyOf(subjectId, kind);
	const postId = kind.startsWith('account') ? null : subjectId;
	const held: Held[] = [];
	const ringing: string[] = [];
	for (const mate of await crewOf(deps.db, [projectId])) {
		if (!isMeant(mate, to)) continue;
		const { userId, settings, mailedAt } = mate;
		const one = { userId, projectId, key, kind, postId, about, heldAt: now };
		const at = ringsAt(settings, now);
		if (isTold(settings, kind, 'mail')) held.push({ ...one, way: 'mail', dueAt: mailsAt(mailedAt, now) });
		if (!isTold(settings, kind, 'push')) continue;
		if (at) held.push({ ...one, way: 'push', dueAt: at });
		else ringing.push(userId);
	}
	await hold(deps.db, key, held);
	await tellPeople(deps, ringing, make);
}
