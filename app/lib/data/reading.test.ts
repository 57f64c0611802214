import fc from 'fast-check';
import {
	fillWithDefaultSettings,
	getQueryMatcher,
	getSortComparator,
	normalizeMangoQuery,
	prepareQuery,
	type MangoQuery,
	type RxDocumentData
} from 'rxdb';
import { fromStorageToDexie } from 'rxdb/plugins/storage-dexie';
import { beforeAll, expect, it, vi } from 'vitest';
import type { Post } from '#sync/records/post.ts';
import { written } from '#tests/kit/samples.ts';
import { draftsQuery, rangeQuery } from '../../features/calendar/entries.ts';
import { listQuery } from '../../features/posts/filters.ts';
import { deviceSchema } from './database.ts';
import { answerAll } from './reading.ts';

interface Range {
	lower: unknown[];
	upper: unknown[];
	lowerOpen: boolean;
	upperOpen: boolean;
}

const cmp = (a: unknown[], b: unknown[]): number => {
	const at = a.findIndex((value, place) => value !== b[place]);
	if (at < 0) return 0;
	return (a[at] as string) < (b[at] as string) || a[at] === -Infinity ? -1 : 1;
};

beforeAll(() => {
	const bound = (lower: unknown[], upper: unknown[], lowerOpen: boolean, upperOpen: boolean): Range => {
		if (cmp(lower, upper) > 0 || (cmp(lower, upper) === 0 && (lowerOpen || upperOpen)))
			throw new DOMException('', 'DataError');
		return { lower, upper, lowerOpen, upperOpen };
	};
	vi.stubGlobal('IDBKeyRange', { bound });
	vi.stubGlobal('indexedDB', { cmp });
});

/** An index as the browser has it, of rows in memory; it counts what it gives out. */
function indexOf(rows: Record<string, unknown>[], fields: string[]) {
	const keyOf = (row: Record<string, unknown>) => fields.map((field) => row[field]);
	const isIn = (row: Record<string, unknown>, { lower, upper, lowerOpen, upperOpen }: Range) =>
		cmp(keyOf(row), lower) >= (lowerOpen ? 1 : 0) && cmp(keyOf(row), upper) <= (upperOpen ? -1 : 0);
	const sorted = rows
		.filter((row) => keyOf(row).every((value) => value !== null))
		.toSorted((a, b) => cmp(keyOf(a), keyOf(b)));
	const counts = { read: 0 };
	const told = (result: unknown) => {
		const request = { result, onsuccess: () => undefined };
		queueMicrotask(() => request.onsuccess());
		return request;
	};
	const index = {
		getAll(range: Range, count = Infinity) {
			const found = sorted.filter((row) => isIn(row, range)).slice(0, count);
			counts.read += found.length;
			return told(found);
		},
		openKeyCursor(range: Range) {
			const keys = sorted.filter((row) => isIn(row, range)).map(keyOf);
			const cursorAt = (place: number): unknown => {
				const key = keys[place];
				if (!key) return null;
				const advance = (by: number) => {
					request.result = cursorAt(place - by);
					queueMicrotask(() => request.onsuccess());
				};
				return { key, advance };
			};
			const request = told(null);
			request.result = cursorAt(keys.length - 1);
			return request;
		}
	};
	return { index: index as unknown as IDBIndex, counts };
}

const schema = fillWithDefaultSettings(deviceSchema('posts') as never) as never;

/** What the reading gives, what a look at every post gives, and how many posts were read. */
async function both(posts: Post[], { selector, ...asked }: MangoQuery<Post>) {
	// As RxDB does it: deleted ones are never asked for, also where an index is named.
	const index = asked.index ? { index: ['_deleted', ...asked.index] } : {};
	const mango = { ...asked, ...index, selector: { ...selector, _deleted: { $eq: false } } };
	const query = normalizeMangoQuery<Post>(schema, mango);
	const prepared = prepareQuery<Post>(schema, query);
	const booleanIndexes = ['_deleted'];
	const documents = posts as unknown as RxDocumentData<Post>[];
	const rows = documents.map((post) => fromStorageToDexie(booleanIndexes, post));
	const { index: rowsOf, counts } = indexOf(rows, prepared.queryPlan.index);
	const found = await answerAll<Post>(rowsOf, { prepared, booleanIndexes, schema });
	const expected = documents
		.filter(getQueryMatcher(schema, query))
		.toSorted(getSortComparator(schema, query))
		.slice(query.skip ?? 0, (query.skip ?? 0) + (query.limit ?? Infinity));
	const ids = (all: { id: string }[]) => all.map(({ id }) => id);
	return { found: ids(found), expected: ids(expected as Post[]), read: counts.read };
}

const hour = (n: number) => new Date(Date.UTC(2026, 10, 23, n)).toISOString();
/** Few hours, so that many posts have the same. */
const some = fc.array(
	fc.record({
		projectId: fc.constantFrom('p', 'q'),
		updatedAt: fc.integer({ min: 0, max: 4 }).map(hour),
		scheduledAt: fc.option(fc.integer({ min: 0, max: 30 }).map(hour)),
		status: fc.constantFrom(
			'draft' as const,
			'review' as const,
			'scheduled' as const,
			'partial' as const,
			'failed' as const
		),
		_deleted: fc.boolean()
	}),
	{ maxLength: 700, size: 'max' }
);

it('answers as a look at every document does, page after page, from either end', () =>
	fc.assert(
		fc.asyncProperty(
			some,
			fc.nat(40),
			fc.constantFrom('all' as const, 'draft' as const, 'scheduled' as const, 'problems' as const),
			async (parts, limit, filter) => {
				const posts = parts.map((part, at) =>
					written({
						...{ ...part, id: `id${String(at).padStart(4, '0')}` },
						// What is planned has an hour: the device's index of them relies on it.
						status: part.scheduledAt === null ? 'draft' : part.status
					})
				);
				// The plan goes on to what is later, everything else to what was touched earlier.
				const [after, until] = filter === 'scheduled' ? [hour(4), hour(20)] : [hour(3), hour(1)];
				for (const query of [
					listQuery({ projectId: 'p', filter, words: '' }, { limit }),
					{ ...listQuery({ projectId: 'p', filter, words: '' }, { limit }), skip: 3 },
					listQuery({ projectId: 'p', filter, words: '' }, { after, limit }),
					listQuery({ projectId: 'p', filter, words: '' }, { after, until, limit }),
					rangeQuery('p', ['2026-11-23'], 'Europe/Moscow'),
					{ ...rangeQuery('p', ['2026-11-23'], 'Europe/Moscow'), limit },
					draftsQuery('p')
				]) {
					const { found, expected } = await both(posts, query as MangoQuery<Post>);
					expect(found).toEqual(expected);
				}
			}
		),
		{ numRuns: 30 }
	));

it('reads the newest few without the others', async () => {
	const posts = Array.from({ length: 3000 }, (_, at) =>
		written({ id: `id${String(at).padStart(4, '0')}`, projectId: 'p', updatedAt: hour(at) })
	);
	const { found, expected, read } = await both(
		posts,
		listQuery({ projectId: 'p', filter: 'all', words: '' }, { limit: 20 }) as MangoQuery<Post>
	);
	expect(found).toEqual(expected);
	expect(read).toBeLessThanOrEqual(60);
});

it('reads what has one of several statuses, and no other', async () => {
	const posts = Array.from({ length: 3000 }, (_, at) =>
		written({
			...{
				id: `id${String(at).padStart(4, '0')}`,
				projectId: 'p',
				updatedAt: hour(at),
				scheduledAt: hour(at)
			},
			status: at % 100 === 0 ? 'draft' : at % 100 === 1 ? 'review' : 'scheduled'
		})
	);
	const { found, expected, read } = await both(posts, draftsQuery('p') as MangoQuery<Post>);
	expect(found).toEqual(expected);
	expect(found).toHaveLength(60);
	expect(read).toBe(60);
});
