import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';

/** One file of the last build as a browser fetches it. */
export interface ClientFile {
	name: string;
	/** After brotli; what is compressed by itself is sent as it is. */
	bytes: number;
	isEditor: boolean;
	/** Whether it judges passwords, which is the server's alone to do: by a name that no minifier changes. */
	judgesPasswords: boolean;
}

const client = join(import.meta.dirname, '../../build/client');

/** All that the service worker keeps on a device, with itself: everything but the copies for servers and the pictures for installers. */
export async function clientFiles(): Promise<ClientFile[]> {
	const names = (await readdir(client, { recursive: true })).map((name) => name.replaceAll('\\', '/'));
	const kept = names.filter((name) => !/\.(br|gz)$/.test(name) && !name.startsWith('screenshots/'));
	const files = kept.map(async (name): Promise<ClientFile[]> => {
		if (!(await stat(join(client, name))).isFile()) return [];
		const file = await readFile(join(client, name));
		const bytes = /\.(woff2|png|webp)$/.test(name) ? file.length : brotliCompressSync(file).length;
		const isScript = name.endsWith('.js');
		return [
			{
				...{ name, bytes, isEditor: isScript && file.includes('ProseMirror') },
				judgesPasswords: isScript && file.includes('l33tTable')
			}
		];
	});
	return (await Promise.all(files)).flat();
}

export const sumOf = (files: ClientFile[]): number => files.reduce((sum, { bytes }) => sum + bytes, 0);

/** The heaviest part that is loaded later, of those that are not the editor. */
export const largestChunk = (files: ClientFile[]): ClientFile | undefined =>
	files
		.filter(({ name, isEditor }) => name.startsWith('_app/immutable') && name.endsWith('.js') && !isEditor)
		.toSorted((a, b) => b.bytes - a.bytes)[0];
