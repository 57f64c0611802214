import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';

/** What the router loads for the page beside its own entry: the root layout and error page, the door, and the page itself. What lies above follows it. */
const parts = [
	'app/routes/+layout.svelte',
	'app/routes/+error.svelte',
	'app/routes/(door)/+layout.svelte',
	'app/routes/(door)/sign-in/+page.svelte'
];

interface Chunk {
	file: string;
	name?: string;
	imports?: string[];
}

const root = join(import.meta.dirname, '../..');
const nodes = '.svelte-kit/generated/build/client-optimized/nodes';

/** Bytes of JavaScript, compressed with brotli file by file, that a newcomer's first screen needs. Reads the last build. */
export async function firstRoute(): Promise<number> {
	const manifest = await readManifest();
	const keys = [...entries(manifest), ...(await nodeKeys()), 'app/features/frame/Above.svelte'];
	const files = new Set(keys.flatMap((key) => [...reach(manifest, key)]));
	const sizes = await Promise.all([...files].map(compressedSize));
	return sizes.reduce((sum, size) => sum + size, 0);
}

async function readManifest(): Promise<Record<string, Chunk>> {
	const text = await readFile(join(root, '.svelte-kit/output/client/.vite/manifest.json'), 'utf8');
	return JSON.parse(text) as Record<string, Chunk>;
}

const entries = (manifest: Record<string, Chunk>): string[] =>
	Object.keys(manifest).filter((key) => /^entry\/(start|app|payload)$/.test(manifest[key]?.name ?? ''));

/** The build numbers its routes: each node is a file that names the component it carries. */
async function nodeKeys(): Promise<string[]> {
	const keys: string[] = [];
	for (const name of await readdir(join(root, nodes))) {
		const source = await readFile(join(root, nodes, name), 'utf8');
		if (parts.some((part) => source.includes(`/../${part}"`))) keys.push(`${nodes}/${name}`);
	}
	if (keys.length !== parts.length)
		throw new Error(`found ${keys.length} of ${parts.length} parts of the sign-in page`);
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
	brotliCompressSync(await readFile(join(root, 'build/client', file))).length;
