import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Bug } from './bugs.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** The sources as they are now, in a folder where bugs can be planted. */
export class Copy {
	readonly folder: string;

	private constructor(folder: string) {
		this.folder = folder;
	}

	static async make(): Promise<Copy> {
		const folder = await mkdtemp(join(tmpdir(), 'twexel-planted-'));
		const { stdout } = await promisify(execFile)(
			'git',
			['ls-files', '-z', '--cached', '--others', '--exclude-standard'],
			{ cwd: root, maxBuffer: 2 ** 26 }
		);
		for (const file of stdout.split('\0').filter((name) => name !== '')) {
			// What is deleted and not yet committed is still listed.
			await cp(join(root, file), join(folder, file)).catch(() => undefined);
		}
		await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
		return new Copy(folder);
	}

	/** Makes the bug. Gives how to take it back. */
	async plant(bug: Bug): Promise<() => Promise<void>> {
		const path = join(this.folder, bug.file);
		const before = await readFile(path, 'utf8');
		let after = before;
		for (const [search, replacement] of bug.changes) {
			if (after.split(search).length !== 2) throw new Error(`“${search}” is not in ${bug.file} once`);
			after = after.replace(search, () => replacement);
		}
		await writeFile(path, after);
		return () => writeFile(path, before);
	}

	async remove(): Promise<void> {
		await rm(this.folder, { recursive: true, force: true });
	}
}
