import { eq, inArray } from 'drizzle-orm';
import { pushSubscriptions, users, type UserRow } from '#db/schema.ts';
import type { Deps } from '../core/deps.ts';
import type { PushPayload } from '../integrations/push/push.ts';

/**
 * Tells people on every browser of theirs that asked for it, in their own language. A browser that is gone is forgotten; one that could not
 * be reached is left alone, since the news is also in the app.
 */
export async function tellPeople(
	deps: Pick<Deps, 'db' | 'push'>,
	userIds: string[],
	make: (locale: UserRow['locale']) => PushPayload
): Promise<void> {
	if (userIds.length === 0) return;
	const browsers = await deps.db
		.select({ browser: pushSubscriptions, locale: users.locale })
		.from(pushSubscriptions)
		.innerJoin(users, eq(users.id, pushSubscriptions.userId))
		.where(inArray(pushSubscriptions.userId, userIds));
	const outcomes = await Promise.all(
		browsers.map(async ({ browser, locale }) => ({
			id: browser.id,
			outcome: await deps.push.send(browser, make(locale))
		}))
	);
	const gone = outcomes.filter(({ outcome }) => outcome === 'gone').map(({ id }) => id);
	if (gone.length === 0) return;
	await deps.db.delete(pushSubscriptions).where(inArray(pushSubscriptions.id, gone));
}
