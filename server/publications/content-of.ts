import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { publications, type FrozenMedium } from '#db/schema.ts';
import { Refusal } from '#sync/errors.ts';
import type { SentContent } from '#sync/records/sent-content.ts';
import type { Part } from '#sync/text/parts.ts';
import { access } from '../core/guard.ts';

/** What a channel was sent, as it was frozen: later changes of the post do not reach it. */
export async function contentOf(db: Db, userId: string, id: string): Promise<SentContent> {
	const [found] = await db
		.select({ projectId: publications.projectId, snapshot: publications.snapshot })
		.from(publications)
		.where(eq(publications.id, id));
	if (!found) throw new Refusal('not_found');
	await access(db, userId, found.projectId, 'project.read');
	const { snapshot } = found;
	return snapshot && { parts: snapshot.parts.map(shown), options: snapshot.options };
}

/** Where the bytes lie is no reader's business. */
const shown = (part: Part<FrozenMedium>): Part =>
	part.is === 'message'
		? { ...part, media: part.media.map(({ hash: _hash, mime: _mime, ...medium }) => medium) }
		: part;
