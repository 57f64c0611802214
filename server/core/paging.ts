import { z } from '@hono/zod-openapi';
import { Refusal } from '#sync/errors.ts';
import { id } from '#sync/records/fields.ts';

const longestPage = 200;

/** How every list is asked for: `?limit=` and the `?cursor=` of the page before. */
export const pageQuery = {
	limit: z.coerce.number().int().min(1).max(longestPage).default(50),
	cursor: z.string().max(200).optional()
};

/** How every list is answered. */
export const pageOf = <Item extends z.ZodType>(item: Item) =>
	z.object({ items: z.array(item), nextCursor: z.string().nullable() });

/** The page that was asked for, out of rows of which one more than `limit` was read. */
export function page<Item>(rows: Item[], limit: number, keyOf: (last: Item) => string) {
	const items = rows.slice(0, limit);
	const last = items.at(-1);
	const nextCursor = rows.length > limit && last !== undefined ? toCursor(keyOf(last)) : null;
	return { items, nextCursor };
}

/** The id after which a page begins. A cursor that is not ours is refused. */
export function afterId(cursor: string | undefined): string | undefined {
	if (cursor === undefined) return undefined;
	const parsed = id.safeParse(fromCursor(cursor));
	if (parsed.success) return parsed.data;
	throw noCursor();
}

/** The instant and id after which a page begins, of a list in the order of its instants. */
export function afterInstant(cursor: string | undefined): { at: Date; id: string } | undefined {
	if (cursor === undefined) return undefined;
	const parsed = instantAndId.safeParse(fromCursor(cursor).split(' '));
	if (parsed.success) return { at: new Date(parsed.data[0]), id: parsed.data[1] };
	throw noCursor();
}

const instantAndId = z.tuple([z.iso.datetime(), id]);

const noCursor = () =>
	new Refusal('validation_failed', {
		errors: [{ path: 'cursor', code: 'invalid', message: 'not a cursor of this list' }]
	});

export const toCursor = (key: string): string => Buffer.from(key).toString('base64url');
export const fromCursor = (cursor: string): string => Buffer.from(cursor, 'base64url').toString('utf8');
