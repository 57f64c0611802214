import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { copyFile, mkdir, mkdtemp, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Files } from './files.ts';

const isKey = (name: string): boolean => /^[0-9a-f]{64}$/.test(name);

/** The store on this machine's disk. Scratch lies on the same disk, so that taking a file in is a rename. */
export function diskFiles(folder: string): Files {
	const scratchFolder = join(folder, 'scratch');
	const pathOf = (key: string): string => {
		if (!isKey(key)) throw new Error('not a key of the store');
		return join(folder, key.slice(0, 2), key);
	};

	return {
		async keyOf(path) {
			const hash = createHash('sha256');
			await pipeline(createReadStream(path), hash);
			return hash.digest('hex');
		},
		put: (path, key) => moveIn(path, pathOf(key)),
		path: pathOf,
		remove: (key) => rm(pathOf(key), { force: true }),
		async *keys() {
			for (const drawer of await namesIn(folder)) {
				if (drawer.length === 2) yield (await namesIn(join(folder, drawer))).filter(isKey);
			}
		},
		async scratch() {
			await mkdir(scratchFolder, { recursive: true, mode: 0o700 });
			return mkdtemp(join(scratchFolder, 'upload-'));
		},
		async clearScratch(before) {
			for (const name of await namesIn(scratchFolder)) {
				const left = join(scratchFolder, name);
				const { mtime } = await stat(left).catch(() => ({ mtime: new Date() }));
				if (mtime < before) await rm(left, { recursive: true, force: true });
			}
		}
	};
}

/** What there is in a folder; nothing where it was never made. */
const namesIn = (folder: string): Promise<string[]> => readdir(folder).catch(() => []);

/** On the disk for good first: a row that names the file is not to outlive it when the machine stops. */
async function moveIn(from: string, to: string): Promise<void> {
	const file = await open(from, 'r+');
	try {
		await file.sync();
	} finally {
		await file.close();
	}
	await mkdir(dirname(to), { recursive: true, mode: 0o700 });
	try {
		// Over what may be there under the name: the same bytes.
		await rename(from, to);
	} catch (error) {
		if (!(error instanceof Error && 'code' in error && error.code === 'EXDEV')) throw error;
		// An upload whose folder is another disk: copied beside its place first, so that a half is never found there.
		const aside = `${to}.${process.pid}`;
		await copyFile(from, aside);
		await moveIn(aside, to);
		await rm(from, { force: true });
	}
}
