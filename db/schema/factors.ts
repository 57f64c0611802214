import { bigint, boolean, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { bytes, instant, primaryId } from '../columns.ts';
import { users } from './users.ts';

const ofUser = () =>
	uuid('user_id')
		.notNull()
		.references(() => users.id, { onDelete: 'cascade' });

/** Browsers that a person has signed in with: each has tries of its own, which no stranger can use up. Only the hash of its cookie is kept. */
export const trustedDevices = pgTable(
	'trusted_devices',
	{
		hash: text('hash').notNull(),
		userId: ofUser(),
		expiresAt: instant('expires_at').notNull()
	},
	(table) => [
		primaryKey({ columns: [table.hash, table.userId] }),
		index('trusted_devices_user').on(table.userId)
	]
);

/** A second factor by an authenticator app. It counts once its first code was shown. */
export const totpFactors = pgTable('totp_factors', {
	userId: ofUser().primaryKey(),
	/** By server/core/seal. */
	sealed: text('sealed').notNull(),
	confirmedAt: instant('confirmed_at'),
	/** The half minute whose code was last used: a code is taken once. */
	lastStep: integer('last_step')
});

/** Words on paper that stand in for the app, each once. Only their SHA-256. */
export const recoveryCodes = pgTable(
	'recovery_codes',
	{ hash: text('hash').primaryKey(), userId: ofUser() },
	(table) => [index('recovery_codes_user').on(table.userId)]
);

export const passkeys = pgTable(
	'passkeys',
	{
		id: primaryId(),
		userId: ofUser(),
		credentialId: text('credential_id').notNull().unique(),
		publicKey: bytes('public_key').notNull(),
		/** Counts up where the authenticator does that at all: one that falls back is a copy. */
		counter: bigint('counter', { mode: 'number' }).notNull().default(0),
		transports: text('transports').array().notNull().default([]),
		/** Kept in a cloud, and so on more than one device. */
		isBackedUp: boolean('is_backed_up').notNull().default(false),
		name: text('name').notNull(),
		createdAt: instant('created_at').notNull(),
		lastUsedAt: instant('last_used_at')
	},
	(table) => [index('passkeys_user').on(table.userId)]
);

/** A sign-in, or the making of a passkey, of which the second half is still to come. Only the hash of its word is kept. */
export const signInSteps = pgTable(
	'sign_in_steps',
	{
		hash: text('hash').primaryKey(),
		purpose: text('purpose', { enum: ['second_factor', 'new_passkey', 'passkey'] }).notNull(),
		/** Null where the passkey will tell. */
		userId: uuid('user_id').references(() => users.id, { onDelete: 'cascade' }),
		challenge: text('challenge'),
		expiresAt: instant('expires_at').notNull()
	},
	(table) => [index('sign_in_steps_expiry').on(table.expiresAt)]
);
export type SignInStepRow = typeof signInSteps.$inferSelect;
