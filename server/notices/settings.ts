import { eq } from 'drizzle-orm';
import type { Db, Tx } from '#db/client.ts';
import { noticeSettings } from '#db/schema.ts';
import {
	noticeSettings as shape,
	usualSettings,
	type NoticeSettings
} from '#sync/records/notice-settings.ts';
import type { Deps } from '../core/deps.ts';
import { noteConsent } from '../users/consent.ts';
import { holdAnew } from './hold.ts';

/** How a person wants to be told. */
export async function settingsOf(db: Db, userId: string): Promise<NoticeSettings> {
	const [own] = await db.select().from(noticeSettings).where(eq(noticeSettings.userId, userId));
	return chosenOr(own?.chosen);
}

/** What somebody has chosen, perhaps before there was all that one can choose now. */
export const chosenOr = (chosen: unknown): NoticeSettings => shape.safeParse(chosen).data ?? usualSettings;

export async function chooseSettings(
	tx: Tx,
	{ clock }: Pick<Deps, 'clock'>,
	userId: string,
	chosen: NoticeSettings
): Promise<void> {
	await tx
		.insert(noticeSettings)
		.values({ userId, chosen })
		.onConflictDoUpdate({ target: noticeSettings.userId, set: { chosen } });
	for (const way of ['mail', 'push'] as const) {
		const isWanted = Object.values(chosen.topics).some((topic) => topic[way]);
		await noteConsent(tx, { clock }, userId, way, isWanted);
	}
	await holdAnew(tx, userId, chosen, clock.now());
}
