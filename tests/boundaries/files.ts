import { readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root of the checkout. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** Every file of ours in these folders, by its path from the root. */
export async function filesIn(folders: string[]): Promise<string[]> {
	const found = await Promise.all(
		folders.map((folder) => readdir(join(root, folder), { recursive: true, withFileTypes: true }))
	);
	return (
		found
			.flat()
			.filter((entry) => entry.isFile())
			// The bench's peers stand below `tests` with packages of their own.
			.filter((entry) => !entry.parentPath.includes('node_modules'))
			.map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
	);
}
