import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { firstRoute } from '../../size/first-route.ts';
import type { Figure } from '../run.ts';

const client = join(import.meta.dirname, '../../../build/client');

/** What goes over the line, in kilobytes after brotli: of the first screen, of the largest part that is loaded later, of all that is kept. */
export async function weight(): Promise<Figure[]> {
	const names = (await readdir(client, { recursive: true })).map((name) => name.replaceAll('\\', '/'));
	const sizes = await Promise.all(
		names.map(async (name) => {
			const isFile = (await stat(join(client, name))).isFile();
			// What is compressed already is not made smaller.
			const isKept = isFile && !/\.(br|gz)$/.test(name) && !name.startsWith('screenshots/');
			if (!isKept) return { name, bytes: 0, isEditor: false };
			const file = await readFile(join(client, name));
			const bytes = /\.(woff2|png|webp)$/.test(name) ? file.length : brotliCompressSync(file).length;
			return { name, bytes, isEditor: name.endsWith('.js') && file.includes('ProseMirror') };
		})
	);
	const chunks = sizes.filter(
		({ name, isEditor }) => name.startsWith('_app/immutable') && name.endsWith('.js') && !isEditor
	);
	const largest = chunks.toSorted((a, b) => b.bytes - a.bytes)[0];
	const css = Math.max(...sizes.filter(({ name }) => name.endsWith('.css')).map(({ bytes }) => bytes));
	const kept = sizes.reduce((sum, { bytes }) => sum + bytes, 0);
	const first = await firstRoute();
	const kb = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;
	return [
		{
			what: 'JavaScript of the first route',
			measured: kb(first),
			target: '≤ 180 kB',
			isMet: first <= 180_000
		},
		{
			what: 'largest chunk but the editor',
			measured: kb(largest?.bytes ?? 0),
			target: '≤ 60 kB',
			isMet: (largest?.bytes ?? 0) <= 60_000
		},
		{ what: 'largest style sheet', measured: kb(css), target: '≤ 25 kB', isMet: css <= 25_000 },
		{ what: 'kept by the service worker', measured: kb(kept), target: '≤ 1200 kB', isMet: kept <= 1_200_000 }
	];
}
