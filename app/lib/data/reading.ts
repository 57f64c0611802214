import {
	getProperty,
	getQueryMatcher,
	getQueryPlan,
	getSortComparator,
	setProperty,
	type PreparedQuery,
	type RxDocumentData,
	type RxJsonSchema,
	type RxStorage
} from 'rxdb';
import {
	DEXIE_DOCS_TABLE_NAME,
	dexieReplaceIfStartsWithPipe,
	getKeyRangeByQueryPlan,
	type RxStorageInstanceDexie
} from 'rxdb/plugins/storage-dexie';
import { eachPage } from './index-pages.ts';

/** How many documents are read at once: so few that a key is answered in between. */
const portion = 200;

/**
 * Reads many documents at once. RxDB's own storage goes from one to the next, which costs an event each, and reads all there are to show the newest
 * few. The answers are the same.
 */
export function inPages<Internals, Options>(
	storage: RxStorage<Internals, Options>
): RxStorage<Internals, Options> {
	return {
		name: storage.name,
		rxdbVersion: storage.rxdbVersion,
		async createStorageInstance<T>(params: Parameters<typeof storage.createStorageInstance<T>>[0]) {
			const instance = await storage.createStorageInstance<T>(params);
			// The cast: this is only ever put around the storage of Dexie.
			const dexie = instance as unknown as RxStorageInstanceDexie<T>;
			instance.query = async (prepared) => ({ documents: await read(dexie, prepared) });
			return instance;
		}
	};
}

async function read<T>(instance: RxStorageInstanceDexie<T>, prepared: PreparedQuery<T>) {
	const { schema } = instance;
	const { dexieDb, dexieTable, booleanIndexes } = await instance.internals;
	return dexieDb.transaction('r', dexieTable, (transaction) => {
		const store = transaction.idbtrans.objectStore(DEXIE_DOCS_TABLE_NAME);
		const name = `[${prepared.queryPlan.index.map(dexieReplaceIfStartsWithPipe).join('+')}]`;
		return answerAll(store.index(name), { prepared, booleanIndexes, schema });
	});
}

type Index = Pick<IDBIndex, 'getAll' | 'openKeyCursor'>;

/** The documents of an index that a query wants, in its order: what may have one of several values is read value by value. */
export async function answerAll<T>(index: Index, asked: Asked<T>): Promise<RxDocumentData<T>[]> {
	const { prepared, booleanIndexes, schema } = asked;
	const parts = oneByOne(asked);
	const answers = await Promise.all(
		parts.map((part) => {
			const range = rangeOf(part, booleanIndexes);
			return range ? answer(index, range, { ...asked, prepared: part }) : [];
		})
	);
	if (parts[0] === prepared) return answers.flat();
	const { skip = 0, limit = Infinity } = prepared.query;
	return answers
		.flat()
		.sort(getSortComparator(schema, prepared.query))
		.slice(skip, skip + limit);
}

/**
 * The questions that together ask the same, where a field of the index may have one of several values and all before it have one: RxDB itself
 * would read everything that has any value there.
 */
function oneByOne<T>({ prepared, schema }: Asked<T>): PreparedQuery<T>[] {
	const { query, queryPlan } = prepared;
	const wanted = query.selector as Record<string, { $eq?: unknown; $in?: unknown[] } | undefined>;
	const field = queryPlan.index.find((name) => wanted[name]?.$eq === undefined);
	const values = field === undefined ? undefined : wanted[field]?.$in;
	if (field === undefined || values === undefined) return [prepared];
	const { skip = 0, limit, ...rest } = query;
	return [...new Set(values)].map((value) => {
		const part = {
			...rest,
			skip: 0,
			index: queryPlan.index,
			selector: { ...wanted, [field]: { $eq: value } }
		};
		// The cast: the same question, of one value.
		const one = { ...part, ...(limit === undefined ? {} : { limit: skip + limit }) } as typeof query;
		return { query: one, queryPlan: getQueryPlan(schema, one) };
	});
}

/** Null where no key can lie in it. */
function rangeOf<T>({ queryPlan }: PreparedQuery<T>, booleanIndexes: string[]): IDBKeyRange | null {
	try {
		return getKeyRangeByQueryPlan(booleanIndexes, queryPlan, IDBKeyRange) as IDBKeyRange;
	} catch (error) {
		if (error instanceof DOMException && error.name === 'DataError') return null;
		throw error;
	}
}

interface Asked<T> {
	prepared: PreparedQuery<T>;
	booleanIndexes: string[];
	schema: Readonly<RxJsonSchema<RxDocumentData<T>>>;
}

/** Those within one range of its keys. */
async function answer<T>(
	index: Index,
	range: IDBKeyRange,
	{ prepared, booleanIndexes, schema }: Asked<T>
): Promise<RxDocumentData<T>[]> {
	const { query, queryPlan } = prepared;
	const { skip = 0, limit = Infinity } = query;
	const wanted = skip + limit;
	const isSifted = !queryPlan.selectorSatisfiedByIndex;
	const matches = isSifted ? getQueryMatcher(schema, query) : () => true;
	const size = isSifted ? portion : Math.max(1, Math.min(portion, wanted));
	const compare = getSortComparator(schema, query);
	const fromEnd = wanted !== Infinity && isFromEnd(prepared, schema);
	const found: RxDocumentData<T>[] = [];

	/** Whether no document that is still unread can be among the wanted ones. */
	function isEnough(last: RxDocumentData<T> | undefined): boolean {
		if (found.length < wanted || wanted === 0) return wanted === 0;
		if (queryPlan.sortSatisfiedByIndex) return true;
		const edge = fromEnd ? found.toSorted(compare)[wanted - 1] : undefined;
		// Equals may come in another order than the index has them: all of those with the last wanted one are needed.
		return edge !== undefined && last !== undefined && !isTie(edge, last, query.sort);
	}

	await eachPage(index, range, { size, fromEnd, fields: queryPlan.index }, (rows) => {
		const documents = rows.map((row) => documentOf<T>(row, booleanIndexes));
		for (const document of documents) if (matches(document)) found.push(document);
		return !isEnough(documents.at(fromEnd ? 0 : -1));
	});
	if (!queryPlan.sortSatisfiedByIndex) found.sort(compare);
	return found.slice(skip, wanted);
}

/**
 * The document that a row stands for: rows have words for true and false where an index does. RxDB's own way copies it to its depths, to give back
 * names that begin with a pipe; none of ours does.
 */
function documentOf<T>(row: object, booleanIndexes: string[]): RxDocumentData<T> {
	const document = { ...row };
	for (const field of booleanIndexes) setProperty(document, field, getProperty(row, field) === '1');
	// The cast: rows are written by RxDB, from documents of this very schema.
	return document as RxDocumentData<T>;
}

type Sort<T> = PreparedQuery<T>['query']['sort'];

/** Whether the index, read from its end, has the newest first as the query wants them; the primary key, which only parts equals, aside. */
function isFromEnd<T>({ query, queryPlan }: PreparedQuery<T>, schema: Asked<T>['schema']): boolean {
	const parts = query.sort.flatMap((part) => Object.entries(part));
	if (!parts.every(([field, order]) => field === schema.primaryKey || order === 'desc')) return false;
	if (parts.length < 2) return false;
	// The cast: the same fields as before, in the index's own direction.
	const sort = parts.map(([field]) => ({ [field]: 'asc' })) as Sort<T>;
	return getQueryPlan(schema, { ...query, sort, index: queryPlan.index }).sortSatisfiedByIndex;
}

const isTie = <T>(a: RxDocumentData<T>, b: RxDocumentData<T>, sort: Sort<T>): boolean =>
	sort
		.slice(0, -1)
		.every((part) => Object.keys(part).every((field) => getProperty(a, field) === getProperty(b, field)));
