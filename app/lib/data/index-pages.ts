import { getProperty } from 'rxdb';

interface Way {
	/** How many documents a page has at most. */
	size: number;
	fromEnd: boolean;
	/** What the keys of the index are made of; together they name one document. */
	fields: string[];
}

/**
 * Goes through a range of an index, page by page, from its beginning or its end; the rows of a page are always in the index's order. `take` says
 * whether to go on. In callbacks rather than promises: a transaction ends where nothing is asked of it.
 */
export function eachPage(
	index: Pick<IDBIndex, 'getAll' | 'openKeyCursor'>,
	range: IDBKeyRange,
	{ size, fromEnd, fields }: Way,
	take: (rows: object[]) => boolean
): Promise<void> {
	return new Promise((resolve, reject) => {
		function on<Result>(request: IDBRequest<Result>, then: (result: Result) => void): void {
			request.onerror = () => reject(request.error);
			request.onsuccess = () => {
				try {
					then(request.result);
				} catch (error) {
					reject(error);
				}
			};
		}

		function forward(within: IDBKeyRange): void {
			on(index.getAll(within, size), (rows: object[]) => {
				const goesOn = take(rows) && rows.length === size;
				const last = fields.map((field) => getProperty(rows.at(-1) ?? {}, field));
				if (!goesOn || indexedDB.cmp(last, within.upper) >= 0) resolve();
				else forward(IDBKeyRange.bound(last, within.upper, true, within.upperOpen));
			});
		}

		/** Looks for the key at which the last page begins, and reads from there. */
		function backward(within: IDBKeyRange): void {
			let hasSkipped = size === 1;
			on(index.openKeyCursor(within, 'prev'), (cursor) => {
				if (cursor && !hasSkipped) {
					hasSkipped = true;
					cursor.advance(size - 1);
				} else page(within, cursor?.key);
			});
		}

		/** From this key on; where there is none, fewer than a page are left. */
		function page(within: IDBKeyRange, first: IDBValidKey | undefined): void {
			const { lower, upper, lowerOpen, upperOpen } = within;
			const rest = first === undefined ? within : IDBKeyRange.bound(first, upper, false, upperOpen);
			on(index.getAll(rest), (rows: object[]) => {
				const goesOn = take(rows) && first !== undefined && indexedDB.cmp(lower, first) < 0;
				if (goesOn) backward(IDBKeyRange.bound(lower, first, lowerOpen, true));
				else resolve();
			});
		}

		if (fromEnd) backward(range);
		else forward(range);
	});
}
