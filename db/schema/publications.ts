import { sql } from 'drizzle-orm';
import { index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import type { TargetOptions } from '#sync/records/post.ts';
import type { Overflow } from '#sync/records/project.ts';
import {
	acts,
	publicationStatuses,
	upkeepActs,
	type Attempt,
	type Challenge
} from '#sync/records/publication.ts';
import type { Dress } from '#sync/text/dress.ts';
import type { PartMedium } from '#sync/text/misfits.ts';
import type { Part } from '#sync/text/parts.ts';
import { instant, primaryId, synced } from '../columns.ts';
import { accounts } from './accounts.ts';
import { posts } from './posts.ts';
import { projects } from './projects.ts';

/** A file of a frozen part: what was judged at the time, and where its bytes lie. */
export interface FrozenMedium extends PartMedium {
	mime: string;
	hash: string;
}

/** The content as it is sent, part by part, frozen when the worker first claims the publication. */
export interface Snapshot {
	parts: Part<FrozenMedium>[];
	options: TargetOptions;
	/** What the project wanted of a text without room: a later change of words is fitted alike. */
	overflow: Overflow;
	/** What was added to the text; absent in what was frozen before there was such a thing. */
	dress?: Dress;
	postWriteId: string;
}

/** The answer to a network's question, and which question it was. */
export interface ChallengeAnswer {
	challengeId: string;
	text: string;
}

/** What the network made of one part. */
export interface SentPart {
	externalIds: string[];
	url: string | null;
}

/** One bucket that a send takes from: milliseconds from one token to the next, and how many may go at once after a rest. */
export interface Need {
	key: string;
	every: number;
	burst: number;
}

/** What may be sent at the network's pace only: who sends it, from which buckets it takes, and how many messages it makes. */
export interface Wish {
	sender: string;
	needs: Need[];
	messages: number;
}

export const publications = pgTable(
	'publications',
	{
		id: primaryId(),
		projectId: uuid('project_id')
			.notNull()
			.references(() => projects.id, { onDelete: 'cascade' }),
		postId: uuid('post_id')
			.notNull()
			.references(() => posts.id, { onDelete: 'cascade' }),
		accountId: uuid('account_id')
			.notNull()
			.references(() => accounts.id, { onDelete: 'cascade' }),
		status: text('status', { enum: publicationStatuses }).notNull().default('pending'),
		/** The instant it should leave; a definite "not sent" moves it. */
		dueAt: instant('due_at').notNull(),
		snapshot: jsonb('snapshot').$type<Snapshot>(),
		/** By part: what came of those that are out. A resume sends the others. */
		sent: jsonb('sent').$type<(SentPart | null)[]>().notNull().default([]),
		/** Raised by every claim: who comes back with an older one finds that it is no longer theirs. */
		fence: integer('fence').notNull().default(0),
		leaseUntil: instant('lease_until'),
		/** How often a message of unknown fate has been looked for since it was last sent. */
		looks: integer('looks').notNull().default(0),
		/** How often it surely was not sent, one time after another; the pauses grow with it. */
		delays: integer('delays').notNull().default(0),
		/** The sender whose queue it stands in; it goes out when its turn is called. `due_at` is then the time that this is expected at. */
		lane: text('lane'),
		wish: jsonb('wish').$type<Wish>(),
		/** The instant that it was planned for, where its turn is a later one. */
		plannedAt: instant('planned_at'),
		/** Its turn has been called, and its tokens are taken: good for a claim until then. */
		turnUntil: instant('turn_until'),
		/** Since when it is due and waits for files of its post that have not been uploaded yet. */
		waitsSince: instant('waits_since'),
		/** The messages of all parts that are out; `url` is the first one's. */
		externalIds: jsonb('external_ids').$type<string[]>().notNull().default([]),
		url: text('url'),
		publishedAt: instant('published_at'),
		/** What a person has answered to the network's question; it goes with the next try and is then forgotten. */
		answer: jsonb('answer').$type<ChallengeAnswer>(),
		/** When the network's message was taken down; not a tombstone. */
		takenDownAt: instant('taken_down_at'),
		...synced
	},
	(table) => [
		uniqueIndex('publications_once').on(table.postId, table.accountId),
		index('publications_account').on(table.accountId),
		index('publications_due')
			.on(table.dueAt)
			.where(sql`status = 'pending'`),
		index('publications_queued')
			.on(table.lane, table.projectId, table.accountId)
			.where(sql`status = 'pending' and lane is not null`),
		index('publications_under_way')
			.on(sql`(${table.wish} ->> 'sender')`)
			.where(sql`status = 'sending' or (status = 'pending' and turn_until is not null)`),
		index('publications_leased')
			.on(table.leaseUntil)
			.where(sql`status in ('sending', 'verifying')`)
	]
);
export type PublicationRow = typeof publications.$inferSelect;

/** One try at one part: committed before the first byte leaves, completed after the last answer. */
export const attempts = pgTable(
	'attempts',
	{
		id: primaryId(),
		publicationId: uuid('publication_id')
			.notNull()
			.references(() => publications.id, { onDelete: 'cascade' }),
		part: integer('part').notNull().default(0),
		act: text('act', { enum: acts }).notNull().default('send'),
		fence: integer('fence').notNull(),
		contentHash: text('content_hash').notNull(),
		/** The machine and disk whose word on whether it ever left is proof: see server/publications/departures. */
		ground: text('ground'),
		startedAt: instant('started_at').notNull(),
		deadlineAt: instant('deadline_at').notNull(),
		endedAt: instant('ended_at'),
		outcome: text('outcome').$type<Attempt['outcome']>().notNull().default('sending'),
		code: text('code'),
		message: text('message'),
		challenge: jsonb('challenge').$type<Challenge>(),
		/** What the network said of the part that went out. */
		externalIds: jsonb('external_ids').$type<string[]>().notNull().default([])
	},
	(table) => [
		uniqueIndex('attempts_one_live')
			.on(table.publicationId, table.part)
			.where(sql`ended_at is null`),
		index('attempts_publication').on(table.publicationId, table.startedAt)
	]
);
export type AttemptRow = typeof attempts.$inferSelect;

/** Something to be done to what is out, at its time; it may be done twice. What came of it stands among the attempts. */
export const upkeep = pgTable(
	'upkeep',
	{
		id: primaryId(),
		publicationId: uuid('publication_id')
			.notNull()
			.references(() => publications.id, { onDelete: 'cascade' }),
		act: text('act', { enum: upkeepActs }).notNull(),
		dueAt: instant('due_at').notNull(),
		tries: integer('tries').notNull().default(0),
		endedAt: instant('ended_at')
	},
	(table) => [
		uniqueIndex('upkeep_one_open')
			.on(table.publicationId, table.act)
			.where(sql`ended_at is null`),
		index('upkeep_due')
			.on(table.dueAt)
			.where(sql`ended_at is null`)
	]
);
export type UpkeepRow = typeof upkeep.$inferSelect;
