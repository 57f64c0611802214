import { and, desc, eq, isNotNull } from 'drizzle-orm';
import { attempts, publications } from '#db/schema.ts';
import { Refusal } from '#sync/errors.ts';
import type { Deps } from '../core/deps.ts';
import { access } from '../core/guard.ts';
import type { Outbound } from '../core/outbound.ts';

/** How large the picture may be, in bytes. */
const largest = 512 * 1024;

/** The picture of the newest question that a network has asked about a publication. Pages load nothing from elsewhere, so we do. */
export async function challengePicture(
	{ db, networkOutbound }: Pick<Deps, 'db' | 'networkOutbound'>,
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
	if (!address) throw new Refusal('not_found');
	return load(networkOutbound, address);
}

/** The address is the network's own word, and asked as carefully as a person's; what lies there still has to be a picture. */
async function load(outbound: Outbound, address: string): Promise<{ type: string; bytes: ArrayBuffer }> {
	const type = /^image\/(?:jpeg|png|gif|webp)\b/;
	const answer = await outbound.ask(address, { type, largest, redirects: 0 }).catch(() => undefined);
	if (answer?.status !== 200 || answer.body.length === 0) throw new Refusal('network_unreachable');
	return { type: answer.headers['content-type'] ?? '', bytes: new Uint8Array(answer.body).buffer };
}
