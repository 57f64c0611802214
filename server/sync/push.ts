import { sql } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import type { CollectionName } from '#sync/collection.ts';
import { Refusal } from '#sync/errors.ts';
import type { PushedRow } from '#sync/protocol.ts';
import type { Role } from '#sync/records/member.ts';
import type { Deps } from '../core/deps.ts';
import { appliedTo, remember } from './ledger.ts';
import { nothing, parse, sort } from './sort-row.ts';
import type { Change, Reader, Store } from './store.ts';
import { stores } from './stores.ts';

/**
 * Takes in what a device wrote. The answer holds, for every row that did not go in as it was pushed, the document that the
 * device must take instead. All rows go in by one transaction; where one of them cannot, each goes by itself, so that a bad row never
 * holds up the others. What a retry could mend (a lost database, a lock) is thrown instead.
 */
export async function push(
	deps: Deps,
	userId: string,
	name: CollectionName,
	rows: PushedRow[]
): Promise<object[]> {
	const isRepeated = new Set(rows.map((row) => row.id)).size < rows.length;
	if (!isRepeated) {
		const answers = await attempt(deps, userId, name, rows);
		if (answers) return answers;
	}
	const all: object[] = [];
	for (const row of rows) {
		all.push(...((await attempt(deps, userId, name, [row])) ?? (await masterOf(deps, userId, name, row))));
	}
	return all;
}

/** Null where the rows as such, not the moment, are the reason that they could not be written. */
async function attempt(deps: Deps, userId: string, name: CollectionName, rows: PushedRow[]) {
	try {
		return await deps.write((tx) => take(tx, deps, userId, name, rows));
	} catch (error) {
		if (!isTheRowsFault(error)) throw error;
		if (rows.length === 1 && !(error instanceof Refusal)) {
			// Not the error itself: it quotes the query, and with it the person's text.
			const { code, message } = databaseError(error);
			deps.log.error({ code, message, collection: name }, 'a pushed row could not be written');
		}
		return null;
	}
}

/** SQLSTATE classes 22 (data) and 23 (constraints), and a feature's own refusal. */
function isTheRowsFault(error: unknown): boolean {
	if (error instanceof Refusal) return error.status < 500;
	return /^2[23]/.test(databaseError(error).code);
}

/** PostgreSQL's own code and sentence, which stand behind Drizzle's. */
function databaseError(error: unknown): { code: string; message: string } {
	const cause = error instanceof Error ? (error.cause ?? error) : error;
	if (!(cause instanceof Error)) return { code: '', message: '' };
	return { code: 'code' in cause ? String(cause.code) : '', message: cause.message };
}

async function masterOf(deps: Deps, userId: string, name: CollectionName, row: PushedRow): Promise<object[]> {
	return deps.db.transaction(async (tx) => {
		const masters = await stores[name].read(tx, await readerOf(tx, userId), [row.id]);
		return [masters.get(row.id) ?? nothing(row)];
	});
}

async function take<Name extends CollectionName>(
	tx: Tx,
	deps: Deps,
	userId: string,
	name: Name,
	rows: PushedRow[]
): Promise<object[]> {
	const store: Store<Name> = stores[name];
	const reader = await readerOf(tx, userId);
	await store.prepare?.(tx, reader, rows);
	const masters = await store.read(
		tx,
		reader,
		rows.map((row) => row.id),
		{ lock: true }
	);
	const ledger = await appliedTo(tx, name, rows);
	const answers: object[] = [];
	const changes: Change<MasterOf<Name>>[] = [];
	const late: Change<MasterOf<Name>>[] = [];
	for (const row of rows) {
		const master = masters.get(row.id) ?? null;
		const missing = master ?? store.blank?.(reader, deps.clock.now()) ?? {};
		const sorted = sort(row, store.write && parse(name, row, missing), master, ledger);
		if (sorted.is === 'change') changes.push(sorted.change);
		else if (sorted.is === 'answer') answers.push(sorted.master);
		else if (sorted.is === 'late') {
			answers.push(sorted.change.master ?? nothing(row));
			late.push(sorted.change);
		}
	}
	if (late.length > 0) await store.rescue?.(tx, deps, reader, late);
	if (changes.length > 0 && store.write) {
		const written = await store.write(tx, deps, reader, changes);
		answers.push(...written.flatMap((answer) => answer ?? []));
		// Who may not see a document leaves no word about it either: its own people's words must not be taken by a stranger.
		await remember(
			tx,
			deps,
			name,
			changes.filter((_change, index) => isSeen(written[index]))
		);
	}
	return answers;
}

const isSeen = (answer: object | null | undefined): boolean => !answer || 'writeId' in answer;

type MasterOf<Name extends CollectionName> =
	Parameters<NonNullable<Store<Name>['write']>>[3][number] extends Change<infer T> ? T : never;

async function readerOf(tx: Tx, userId: string): Promise<Reader> {
	const { rows } = await tx.execute<{ project_id: string; role: Role; approval_required: boolean }>(sql`
		select m.project_id, m.role, p.approval_required from project_members m
		join projects p on p.id = m.project_id and p.deleted_at is null
		where m.user_id = ${userId} and m.deleted_at is null`);
	const reviewed = rows.filter((row) => row.approval_required).map((row) => row.project_id);
	return {
		userId,
		roles: new Map(rows.map((row) => [row.project_id, row.role])),
		reviewed: new Set(reviewed)
	};
}
