import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';

/** What the router loads for a page beside its own entry: the root layout and error page, the page's own layout, and the page itself. */
const root = ['app/routes/+layout.svelte', 'app/routes/+error.svelte'];
const door = [...root, 'app/routes/(door)/+layout.svelte', 'app/routes/(door)/sign-in/+page.svelte'];
const calendar = [...root, 'app/routes/(desk)/+layout.svelte', 'app/routes/(desk)/calendar/+page.svelte'];
/** Follows each of them. */
const above = 'app/features/frame/Above.svelte';

interface Chunk {
	file: string;
	name?: string;
	imports?: string[];
}

const home = join(import.meta.dirname, '../..');
const nodes = '.svelte-kit/generated/build/client-optimized/nodes';

/** Bytes of JavaScript, compressed with brotli file by file, that a newcomer's first screen needs. Reads the last build. */
export async function firstRoute(): Promise<number> {
	const sizes = await Promise.all([...(await filesOf(door))].map(compressedSize));
	return sizes.reduce((sum, size) => sum + size, 0);
}

/** How many files of JavaScript the calendar is started from. */
export const calendarFiles = async (): Promise<number> => (await filesOf(calendar)).size;

async function filesOf(parts: string[]): Promise<Set<string>> {
	const manifest = await readManifest();
	const keys = [...entries(manifest), ...(await nodeKeys(parts)), above];
	return new Set(keys.flatMap((key) => [...reach(manifest, key)]));
}

async function readManifest(): Promise<Record<string, Chunk>> {
	const text = await readFile(join(home, '.svelte-kit/output/client/.vite/manifest.json'), 'utf8');
	return JSON.parse(text) as Record<string, Chunk>;
}

const entries = (manifest: Record<string, Chunk>): string[] =>
	Object.keys(manifest).filter((key) => /^entry\/(start|app|payload)$/.test(manifest[key]?.name ?? ''));

/** The build numbers its routes: each node is a file that names the component it carries. */
async function nodeKeys(parts: string[]): Promise<string[]> {
	const keys: string[] = [];
	for (const name of await readdir(join(home, nodes))) {
		const source = await readFile(join(home, nodes, name), 'utf8');
		if (parts.some((part) => source.includes(`/../${part}"`))) keys.push(`${nodes}/${name}`);
	}
	if (keys.length !== parts.length)
		throw new Error(`found ${keys.length} of ${parts.length} parts of a page`);
	return keys;
}

function reach(manifest: Record<string, Chunk>, key: string, seen = new Set<string>()): Set<string> {
	const chunk = manifest[key];
	if (!chunk) throw new Error(`the build's manifest has no ${key}`);
	if (seen.has(chunk.file)) return seen;
	if (chunk.file.endsWith('.js')) seen.add(chunk.file);
	for (const imported of chunk.imports ?? []) reach(manifest, imported, seen);
	return seen;
}

const compressedSize = async (file: string): Promise<number> =>
	brotliCompressSync(await readFile(join(home, 'build/client', file))).length;
