import { asc, eq } from 'drizzle-orm';
import type { Db, Tx } from '#db/client.ts';
import {
	accounts,
	auditLog,
	auditTraces,
	consents,
	grants,
	linkedPeople,
	media,
	noticeSettings,
	notices,
	postRevisions,
	posts,
	projectMembers,
	projects,
	pushSubscriptions,
	sessions,
	templates
} from '#db/schema.ts';
import { userRecord } from './documents.ts';
import { findUser } from './find-user.ts';

/**
 * All that is a person's: what they told us of themselves, where they signed in, what they belong to, what they wrote and brought, what they were
 * told, and what the log says they did. No key of a network and no token is among it. What others wrote in the same projects is theirs.
 */
export async function exportUser(db: Db | Tx, userId: string) {
	const person = await findUser(db, userId);
	return {
		profile: { ...userRecord(person), registeredAt: person.createdAt, verifiedAt: person.emailVerifiedAt },
		consents: await db
			.select({ kind: consents.kind, isGiven: consents.isGiven, version: consents.version, at: consents.at })
			.from(consents)
			.where(eq(consents.userId, userId))
			.orderBy(asc(consents.at)),
		devices: await db
			.select({
				...{ userAgent: sessions.userAgent, address: sessions.address, since: sessions.createdAt },
				...{ lastUsedAt: sessions.lastUsedAt, endedAt: sessions.endedAt }
			})
			.from(sessions)
			.where(eq(sessions.userId, userId))
			.orderBy(asc(sessions.createdAt)),
		projects: await db
			.select({
				id: projects.id,
				name: projects.name,
				role: projectMembers.role,
				since: projectMembers.createdAt
			})
			.from(projectMembers)
			.innerJoin(projects, eq(projects.id, projectMembers.projectId))
			.where(eq(projectMembers.userId, userId)),
		channels: await db
			.select({ network: accounts.network, title: accounts.title, connectedAt: accounts.connectedAt })
			.from(accounts)
			.where(eq(accounts.connectedBy, userId)),
		posts: await db.select().from(posts).where(eq(posts.createdBy, userId)).orderBy(asc(posts.id)),
		versions: await db
			.select()
			.from(postRevisions)
			.where(eq(postRevisions.authorId, userId))
			.orderBy(asc(postRevisions.savedAt)),
		templates: await db.select().from(templates).where(eq(templates.createdBy, userId)),
		/** The files themselves are at `file`, for whoever is signed in. */
		media: (await db.select().from(media).where(eq(media.createdBy, userId))).map(
			({ hash: _hash, thumbHash: _thumbHash, ...medium }) => ({
				...medium,
				file: `/api/media/${medium.id}/file`
			})
		),
		networks: {
			people: await db
				.select({ network: linkedPeople.network, name: linkedPeople.name, linkedAt: linkedPeople.linkedAt })
				.from(linkedPeople)
				.where(eq(linkedPeople.userId, userId)),
			signIns: await db
				.select({ network: grants.network, since: grants.createdAt, endedAt: grants.endedAt })
				.from(grants)
				.where(eq(grants.userId, userId))
		},
		notices: {
			settings:
				(await db.select().from(noticeSettings).where(eq(noticeSettings.userId, userId)))[0]?.chosen ?? null,
			told: await db
				.select({ kind: notices.kind, about: notices.about, at: notices.at, readAt: notices.readAt })
				.from(notices)
				.where(eq(notices.userId, userId))
				.orderBy(asc(notices.at)),
			browsers: (
				await db
					.select({ endpoint: pushSubscriptions.endpoint, since: pushSubscriptions.createdAt })
					.from(pushSubscriptions)
					.where(eq(pushSubscriptions.userId, userId))
			).map(({ endpoint, since }) => ({ service: URL.parse(endpoint)?.host ?? '', since }))
		},
		log: await db
			.select({
				...{ at: auditLog.at, action: auditLog.action, details: auditLog.details },
				...{ address: auditTraces.address, userAgent: auditTraces.userAgent }
			})
			.from(auditLog)
			.leftJoin(auditTraces, eq(auditTraces.entryId, auditLog.id))
			.where(eq(auditLog.actorId, userId))
			.orderBy(asc(auditLog.at))
	};
}
