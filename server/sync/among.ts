import { sql, type Column, type SQL } from 'drizzle-orm';

/** `inArray` by one parameter: a push or a page asks for hundreds of ids, and a parameter for each costs more than the reading. */
export const among = (column: Column, ids: Iterable<string>): SQL =>
	sql`${column} = any(${sql.param([...ids])}::uuid[])`;
