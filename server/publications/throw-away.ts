import { unlink } from 'node:fs/promises';

/** Removes a file that may be gone already: one call to the disk, where the library's `rm` looks first. */
export async function throwAway(file: string): Promise<void> {
	try {
		await unlink(file);
	} catch (error) {
		if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
	}
}
