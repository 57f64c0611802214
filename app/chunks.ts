import { fileURLToPath } from 'node:url';

interface Graph {
	getModuleInfo(id: string): { importedIds: string[] } | null;
}

/** What people wait for, soonest first, and what each is made of: these files, and all that they import. */
const parts = {
	door: [
		'routes/+layout.svelte',
		'routes/+error.svelte',
		'routes/(door)/+layout.svelte',
		'routes/(door)/+layout.ts',
		'routes/(door)/sign-in/+page.svelte',
		'features/frame/Above.svelte'
	],
	post: ['../sync/records/post.ts'],
	records: ['../sync/collection.ts'],
	desk: ['routes/(desk)/+layout.svelte', 'routes/(desk)/+layout.ts'],
	calendar: ['routes/(desk)/calendar/+page.svelte']
};

const path = (file: string): string => fileURLToPath(new URL(file, import.meta.url));

/**
 * Of what these screens are made of, all that others need too comes in few files: each file more costs a slow device a moment. As groups of modules
 * for Rolldown; packages are apart, since they stay in the cache when the app is new.
 */
export function partsTogether() {
	let known: Map<string, string> | undefined;
	const names = Object.keys(parts).flatMap((part) => [`${part}-packages`, part]);
	return names.map((name, index) => ({
		debugName: name,
		name(id: string, graph: Graph): string | null {
			known ??= partsIn(graph);
			return known.get(id) === name ? name : null;
		},
		minShareCount: 2,
		priority: names.length - index
	}));
}

function partsIn(graph: Graph): Map<string, string> {
	const found = new Map<string, string>();
	for (const [part, files] of Object.entries(parts)) {
		const left = files.map(path);
		for (const file of left) if (!graph.getModuleInfo(file)) throw new Error(`${file} is no part of the app`);
		for (let id = left.pop(); id !== undefined; id = left.pop()) {
			if (found.has(id)) continue;
			const info = graph.getModuleInfo(id);
			if (!info) continue;
			found.set(id, id.includes('node_modules') ? `${part}-packages` : part);
			left.push(...info.importedIds);
		}
	}
	return found;
}
