import { createHash, randomBytes } from 'node:crypto';
import { and, desc, eq, inArray, isNull, sql } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import type { Db, Tx } from '#db/client.ts';
import { clientLinks, clientLinkUses, posts, type ClientLinkRow } from '#db/schema.ts';
import { Refusal } from '#sync/errors.ts';
import type { ClientLink } from '#sync/records/client-link.ts';
import { record } from '../audit/record.ts';
import type { Deps } from '../core/deps.ts';
import type { NewLink } from './bodies.ts';

const day = 24 * 3_600_000;

export const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');

/** Makes a link. Its word is given this once, and can be had from nowhere again. */
export async function makeLink(
	tx: Tx,
	{ clock }: Pick<Deps, 'clock'>,
	userId: string,
	projectId: string,
	{ name, postIds, from, until, days }: NewLink
): Promise<{ link: ClientLink; token: string }> {
	if (postIds) await mustBeThere(tx, projectId, postIds);
	const now = clock.now();
	const token = randomBytes(24).toString('base64url');
	const [row] = await tx
		.insert(clientLinks)
		.values({
			...{ id: uuidv7(), projectId, name, tokenHash: hashOf(token), postIds: postIds ?? null },
			from: from ? new Date(from) : null,
			until: until ? new Date(until) : null,
			...{ createdBy: userId, createdAt: now, expiresAt: new Date(now.getTime() + days * day) }
		})
		.returning();
	if (!row) throw new Error('the link was not made');
	await noteUse(tx, clock, row, 'made', userId);
	return { link: linkRecord(row, null), token };
}

export async function revokeLink(
	tx: Tx,
	{ clock }: Pick<Deps, 'clock'>,
	userId: string,
	projectId: string,
	id: string
): Promise<void> {
	const [row] = await tx
		.update(clientLinks)
		.set({ revokedAt: clock.now() })
		.where(and(eq(clientLinks.id, id), eq(clientLinks.projectId, projectId), isNull(clientLinks.revokedAt)))
		.returning();
	if (!row) throw new Refusal('not_found');
	await noteUse(tx, clock, row, 'revoked', userId);
}

export async function listLinks(db: Db, projectId: string): Promise<ClientLink[]> {
	const openedAt = sql<string | null>`(
		select max(at) from client_link_uses u where u.link_id = ${clientLinks.id} and u.kind = 'opened')`;
	const rows = await db
		.select({ link: clientLinks, openedAt })
		.from(clientLinks)
		.where(eq(clientLinks.projectId, projectId))
		.orderBy(desc(clientLinks.createdAt))
		.limit(100);
	return rows.map((row) => linkRecord(row.link, row.openedAt === null ? null : new Date(row.openedAt)));
}

/** The link that a word opens, as long as it does. Nothing tells a wrong word from one that is over. */
export async function openLink(db: Db | Tx, token: string, now: Date): Promise<ClientLinkRow> {
	const [row] = await db
		.select()
		.from(clientLinks)
		.where(eq(clientLinks.tokenHash, hashOf(token)));
	if (!row || row.revokedAt !== null || row.expiresAt <= now) throw new Refusal('link_ended');
	return row;
}

export async function noteUse(
	tx: Tx,
	clock: Deps['clock'],
	{ id, projectId, name }: ClientLinkRow,
	kind: 'made' | 'opened' | 'revoked',
	by: string | null
): Promise<void> {
	await tx.insert(clientLinkUses).values({ linkId: id, projectId, kind, by, at: clock.now() });
	const target = { kind: 'client_link' as const, id, name };
	await record(tx, { clock }, { projectId, action: `client_link.${kind}`, actorId: by, target });
}

async function mustBeThere(tx: Tx, projectId: string, ids: string[]): Promise<void> {
	const there = await tx
		.select({ id: posts.id })
		.from(posts)
		.where(and(inArray(posts.id, ids), eq(posts.projectId, projectId), isNull(posts.deletedAt)));
	if (there.length < new Set(ids).size) throw new Refusal('not_found');
}

const linkRecord = ({ tokenHash: _hash, ...row }: ClientLinkRow, openedAt: Date | null): ClientLink => ({
	...row,
	from: row.from?.toISOString() ?? null,
	until: row.until?.toISOString() ?? null,
	createdAt: row.createdAt.toISOString(),
	expiresAt: row.expiresAt.toISOString(),
	revokedAt: row.revokedAt?.toISOString() ?? null,
	openedAt: openedAt?.toISOString() ?? null
});
