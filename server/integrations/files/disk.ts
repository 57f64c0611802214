import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, mkdtemp, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Files } from './files.ts';

/** The store on this machine's disk. Scratch lies on the same disk, so that taking a file in is a rename. */
export function diskFiles(folder: string): Files {
	const pathOf = (key: string): string => {
		if (!/^[0-9a-f]{64}$/.test(key)) throw new Error('not a key of the store');
		return join(folder, key.slice(0, 2), key);
	};
	const thumbPathOf = (key: string): string => `${pathOf(key)}.thumb`;

	return {
		async put(path) {
			const hash = createHash('sha256');
			await pipeline(createReadStream(path), hash);
			const key = hash.digest('hex');
			await moveIn(path, pathOf(key));
			return key;
		},
		putThumb: (path, key) => moveIn(path, thumbPathOf(key)),
		path: pathOf,
		thumbPath: thumbPathOf,
		async remove(key) {
			await rm(pathOf(key), { force: true });
			await rm(thumbPathOf(key), { force: true });
		},
		async scratch() {
			const parent = join(folder, 'scratch');
			await mkdir(parent, { recursive: true, mode: 0o700 });
			return mkdtemp(join(parent, 'upload-'));
		}
	};
}

/** On the disk for good first: a row that names the file is not to outlive it when the machine stops. */
async function moveIn(from: string, to: string): Promise<void> {
	const file = await open(from, 'r+');
	try {
		await file.sync();
	} finally {
		await file.close();
	}
	await mkdir(dirname(to), { recursive: true, mode: 0o700 });
	// Over what may be there under the name: the same bytes.
	await rename(from, to);
}
