import type { Pool } from 'pg';

/** Every row of every table of a database as text, under the table's name: what somebody reads who has stolen a dump. */
export async function dumpOf(pool: Pool): Promise<Map<string, string[]>> {
	const { rows: tables } = await pool.query<{ name: string }>(`
		select format('%I.%I', schemaname, tablename) as name from pg_tables
		where schemaname not in ('pg_catalog', 'information_schema') order by 1`);
	const dump = new Map<string, string[]>();
	for (const { name } of tables) {
		const { rows } = await pool.query<{ line: string }>(`select one::text as line from ${name} one`);
		dump.set(
			name,
			rows.map(({ line }) => line)
		);
	}
	return dump;
}

/** Where in a dump any of these words stands: `table: word`. */
export const foundIn = (dump: Map<string, string[]>, words: string[]): string[] =>
	[...dump].flatMap(([table, lines]) =>
		words.filter((word) => lines.some((line) => line.includes(word))).map((word) => `${table}: ${word}`)
	);
