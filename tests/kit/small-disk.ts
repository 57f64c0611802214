import { execFileSync } from 'node:child_process';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Whether this machine lets us make disks of our own: root may, unless it is root of a closed container. */
export const mayMount = process.getuid?.() === 0 && canMount();

function canMount(): boolean {
	try {
		execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', '/mnt'], { stdio: 'ignore' });
		execFileSync('umount', ['/mnt'], { stdio: 'ignore' });
		return true;
	} catch {
		return false;
	}
}

if (!mayMount) process.stderr.write('F14 is left out: only root may make a disk that can be filled\n');

/** A disk of so many megabytes. */
export class SmallDisk {
	readonly folder: string;
	readonly #filler: string;

	private constructor(folder: string) {
		this.folder = folder;
		this.#filler = join(folder, 'filler');
	}

	static async of(megabytes: number): Promise<SmallDisk> {
		const folder = await mkdtemp(join(tmpdir(), 'twexel-small-'));
		execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder]);
		return new SmallDisk(folder);
	}

	/** To the last page, and again what has become free since. */
	async fills(): Promise<void> {
		const file = await open(this.#filler, 'a');
		try {
			for (let size = 1024 * 1024; size >= 4096;) {
				const { bytesWritten } = await file.write(Buffer.alloc(size)).catch(() => ({ bytesWritten: 0 }));
				if (bytesWritten < size) size /= 2;
			}
		} finally {
			await file.close();
		}
	}

	async hasRoomAgain(): Promise<void> {
		await rm(this.#filler, { force: true });
	}

	async ends(): Promise<void> {
		execFileSync('umount', ['-l', this.folder]);
		await rm(this.folder, { recursive: true, force: true });
	}
}
