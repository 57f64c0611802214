import type { Media } from '#sync/records/media.ts';

/** What the library is asked for; it stands in the address. */
export interface Question {
	words: string;
	kind: 'all' | 'image' | 'video' | 'animation';
	tag: string | null;
	/** Only what no post shows. */
	isUnused: boolean;
}

const kinds = ['all', 'image', 'video', 'animation'] as const;
export const kindNames: readonly Question['kind'][] = kinds;

export function questionIn(query: URLSearchParams): Question {
	const kind = kinds.find((one) => one === query.get('kind')) ?? 'all';
	return { words: query.get('q') ?? '', kind, tag: query.get('tag'), isUnused: query.has('unused') };
}

export function libraryAddress({ words, kind, tag, isUnused }: Question): string {
	const query = new URLSearchParams();
	if (kind !== 'all') query.set('kind', kind);
	if (words !== '') query.set('q', words);
	if (tag !== null) query.set('tag', tag);
	if (isUnused) query.set('unused', '');
	return query.size > 0 ? `/library?${query}` : '/library';
}

type Asked = Pick<Media, 'id' | 'name' | 'alt' | 'tags' | 'kind'>;

/** The files that answer, in the order that they came. Every word is looked for in the name, the description and the tags. */
export function answers<File extends Asked>(
	files: File[],
	{ words, kind, tag, isUnused }: Question,
	used: ReadonlyMap<string, unknown>
): File[] {
	const sought = words.toLowerCase().split(/\s+/).filter(Boolean);
	return files.filter((file) => {
		const text = [file.name, file.alt, ...file.tags].join(' ').toLowerCase();
		return (
			(kind === 'all' || file.kind === kind) &&
			(tag === null || file.tags.includes(tag)) &&
			(!isUnused || !used.has(file.id)) &&
			sought.every((word) => text.includes(word))
		);
	});
}

/** Every tag with how many files carry it, the most used first. */
export function tagsOf(files: Pick<Media, 'tags'>[]): { tag: string; count: number }[] {
	const counts = new Map<string, number>();
	for (const tag of files.flatMap(({ tags }) => tags)) counts.set(tag, (counts.get(tag) ?? 0) + 1);
	return [...counts]
		.map(([tag, count]) => ({ tag, count }))
		.toSorted((a, b) => b.count - a.count || a.tag.localeCompare(b.tag));
}

/** A grid as rows of so many: what a virtual list draws. */
export function inRows<Item extends { id: string }>(
	items: Item[],
	columns: number
): { id: string; items: Item[] }[] {
	const rows = [];
	for (let from = 0; from < items.length; from += columns) {
		const some = items.slice(from, from + columns);
		rows.push({ id: some[0]?.id ?? String(from), items: some });
	}
	return rows;
}
