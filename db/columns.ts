import { customType, timestamp, uuid, varchar } from 'drizzle-orm/pg-core';
import { uuidv7 } from 'uuidv7';

/** An instant with milliseconds, as JavaScript has them. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, precision: 3, mode: 'date' });

export const primaryId = () => uuid('id').primaryKey().$defaultFn(uuidv7);

/** Raw bytes. */
export const bytes = customType<{ data: Buffer }>({ dataType: () => 'bytea' });

/**
 * What every synced table carries. `deletedAt` marks a tombstone: the row stays, so that a device that was
 * away hears of it. The defaults serve SQL written by hand; the program names its own clock and word.
 */
export const synced = {
	createdAt: instant('created_at').notNull().defaultNow(),
	updatedAt: instant('updated_at').notNull().defaultNow(),
	writeId: varchar('write_id', { length: 64 }).notNull().$defaultFn(uuidv7),
	deletedAt: instant('deleted_at')
};
