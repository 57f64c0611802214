import type { Pool } from 'pg';

/** One change of a row, as the database saw it. */
export interface Change {
	n: number;
	table: string;
	id: string;
	operation: 'INSERT' | 'UPDATE' | 'DELETE';
	old: Row | null;
	new: Row | null;
}
export type Row = Record<string, unknown>;

const tables = ['posts', 'templates', 'projects', 'project_members', 'accounts', 'publications', 'media'];

/** Has the database write down every change of the synced tables, by whomever: what no reader of the end state can see any more. */
export async function installAudit(pool: Pool): Promise<void> {
	await pool.query(`
		create unlogged table history_audit (
			n bigserial primary key, tab text not null, id uuid not null, op text not null, old jsonb, new jsonb
		);
		create function history_audit() returns trigger language plpgsql as $$
		begin
			insert into history_audit (tab, id, op, old, new)
			values (tg_table_name, coalesce(new.id, old.id), tg_op, to_jsonb(old), to_jsonb(new));
			return null;
		end $$;`);
	for (const table of tables) {
		await pool.query(
			`create trigger history_audit after insert or update or delete on ${table}
			for each row execute function history_audit()`
		);
	}
}

export async function readAudit(pool: Pool): Promise<Change[]> {
	const { rows } = await pool.query<Omit<Change, 'n'> & { n: string }>(
		'select n, tab as "table", id, op as operation, old, new from history_audit order by n'
	);
	return rows.map((row) => ({ ...row, n: Number(row.n) }));
}

export async function lastAudit(pool: Pool): Promise<number> {
	const { rows } = await pool.query<{ n: string }>('select coalesce(max(n), 0) as n from history_audit');
	return Number(rows[0]?.n ?? 0);
}

/** Empties what a history left behind; the people stay, and are signed in. */
export async function sweepUp(pool: Pool): Promise<void> {
	const { rows } = await pool.query<{ tablename: string }>(
		`select tablename from pg_tables where schemaname = 'public' and tablename <> all($1)`,
		[['users', 'sessions', 'session_tokens', 'mail_tokens', 'sync_epoch']]
	);
	const deletions = rows.map(({ tablename }) => `delete from "${tablename}";`).join(' ');
	await pool.query(`
		begin; set local session_replication_role = replica;
		${deletions} delete from jobs.job;
		commit`);
}
