import { and, desc, eq, isNotNull } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { attempts, publications } from '#db/schema.ts';
import { Refusal } from '#sync/errors.ts';
import { access } from '../core/guard.ts';

/** How long a person waits for the picture, in milliseconds, and how large it may be. */
const patience = 10_000;
const largest = 512 * 1024;

/** The picture of the newest question that a network has asked about a publication. Pages load nothing from elsewhere, so we do. */
export async function challengePicture(
	db: Db,
	userId: string,
	id: string
): Promise<{ type: string; bytes: ArrayBuffer }> {
	const [publication] = await db
		.select({ projectId: publications.projectId })
		.from(publications)
		.where(eq(publications.id, id));
	if (!publication) throw new Refusal('not_found');
	await access(db, userId, publication.projectId, 'posts.publish');
	const [asked] = await db
		.select({ challenge: attempts.challenge })
		.from(attempts)
		.where(and(eq(attempts.publicationId, id), isNotNull(attempts.challenge)))
		.orderBy(desc(attempts.startedAt))
		.limit(1);
	const address = asked?.challenge?.picture;
	if (!address || !/^https?:\/\//.test(address)) throw new Refusal('not_found');
	return load(address);
}

/** The address is the network's own word; what lies there still has to be a picture. */
async function load(address: string): Promise<{ type: string; bytes: ArrayBuffer }> {
	const answer = await fetch(address, { redirect: 'error', signal: AbortSignal.timeout(patience) }).catch(
		() => {
			throw new Refusal('network_unreachable');
		}
	);
	const type = answer.headers.get('content-type') ?? '';
	const bytes = answer.ok ? await answer.arrayBuffer() : new ArrayBuffer(0);
	const isPicture = /^image\/(jpeg|png|gif|webp)\b/.test(type);
	if (!isPicture || bytes.byteLength === 0 || bytes.byteLength > largest)
		throw new Refusal('network_unreachable');
	return { type, bytes };
}
