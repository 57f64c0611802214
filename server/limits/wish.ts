import { createHash } from 'node:crypto';
import type { AccountRow, Snapshot, Wish } from '#db/schema.ts';
import { pacesFor } from '#sync/limits/pace.ts';
import type { NetworkManifest } from '#sync/records/network.ts';
import type { Channel } from '../integrations/social/network.ts';

/** What a publication needs before it may be sent; null where its network has no pace. */
export function wishFor(
	{ id, rates }: Pick<NetworkManifest, 'id' | 'rates'>,
	channel: Pick<Channel, 'externalId' | 'secret'>,
	kind: AccountRow['kind'],
	parts: Snapshot['parts']
): Wish | null {
	if (rates.length === 0) return null;
	const sender = `${id} ${nameOf(channel.secret)}`;
	const needs = pacesFor({ rates }, kind).map(({ of, index, ...pace }) => ({
		key: of === 'sender' ? sender : `${sender} to ${channel.externalId} ${index}`,
		...pace
	}));
	return { sender, needs, messages: parts.reduce((sum, part) => sum + messagesIn(part), 0) };
}

/** Who shares a token shares its pace. A hash says who, and nothing of the token. */
const nameOf = (secret: string | null): string =>
	secret === null ? 'own' : createHash('sha256').update(secret).digest('base64url').slice(0, 22);

/** An album counts as all of its messages (spec: services.md, 1.8). */
const messagesIn = (part: Snapshot['parts'][number]): number =>
	part.is === 'message' ? Math.max(1, part.media.length) : 1;
