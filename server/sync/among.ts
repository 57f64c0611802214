import { sql, type Column, type SQL } from 'drizzle-orm';

/** `inArray` by one parameter: a push or a page asks for hundreds of ids, and a parameter for each costs more than the reading. */
export const among = (column: Column, ids: Iterable<string>): SQL =>
	sql`${column} = any(${sql.param([...ids])}::uuid[])`;

/**
 * The same as a condition that rows are only held to, never found by. Beside a list of ids PostgreSQL otherwise walks an index of everything
 * that is in the reader's projects, for every page: the more somebody has written, the slower their sync would be.
 */
export const heldTo = (column: Column, ids: Iterable<string>): SQL => sql`(${among(column, ids)}) is true`;
