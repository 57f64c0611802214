import { index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { instant, primaryId } from '../columns.ts';

export const users = pgTable('users', {
	id: primaryId(),
	/** Lower case; compared as it stands. */
	email: text('email').notNull().unique(),
	name: text('name').notNull().default(''),
	locale: text('locale', { enum: ['ru', 'en'] })
		.notNull()
		.default('ru'),
	role: text('role', { enum: ['user', 'admin'] })
		.notNull()
		.default('user'),
	passwordHash: text('password_hash').notNull(),
	emailVerifiedAt: instant('email_verified_at'),
	createdAt: instant('created_at').notNull().defaultNow(),
	updatedAt: instant('updated_at').notNull().defaultNow()
});
export type UserRow = typeof users.$inferSelect;

/** One sign-in on one device. Access tokens name it, so that ending it ends them. */
export const sessions = pgTable(
	'sessions',
	{
		id: primaryId(),
		userId: uuid('user_id')
			.notNull()
			.references(() => users.id, { onDelete: 'cascade' }),
		userAgent: text('user_agent').notNull().default(''),
		address: text('address').notNull().default(''),
		createdAt: instant('created_at').notNull().defaultNow(),
		lastUsedAt: instant('last_used_at').notNull().defaultNow(),
		endedAt: instant('ended_at')
	},
	(table) => [index('sessions_user').on(table.userId)]
);

/** Refresh tokens, each used once. The id is the SHA-256 of the token: the token itself is nowhere. */
export const sessionTokens = pgTable(
	'session_tokens',
	{
		id: text('id').primaryKey(),
		sessionId: uuid('session_id')
			.notNull()
			.references(() => sessions.id, { onDelete: 'cascade' }),
		userId: uuid('user_id')
			.notNull()
			.references(() => users.id, { onDelete: 'cascade' }),
		expiresAt: instant('expires_at').notNull(),
		rotatedAt: instant('rotated_at'),
		/** For which token it was given, and for which try, as a SHA-256 of both; null where the try had no name. */
		givenFor: text('given_for')
	},
	(table) => [index('session_tokens_session').on(table.sessionId)]
);

/** Links sent by mail. Only the SHA-256 of what is in the link is kept. */
export const mailTokens = pgTable(
	'mail_tokens',
	{
		hash: text('hash').primaryKey(),
		userId: uuid('user_id')
			.notNull()
			.references(() => users.id, { onDelete: 'cascade' }),
		/** `none` opens nothing: it is written so that an answer takes as long whether or not there is a letter with a link. */
		purpose: text('purpose', { enum: ['verify', 'reset', 'email', 'none'] }).notNull(),
		/** The new address that the link proves, where it is not the account's own. */
		email: text('email'),
		expiresAt: instant('expires_at').notNull(),
		usedAt: instant('used_at')
	},
	(table) => [index('mail_tokens_user').on(table.userId)]
);
