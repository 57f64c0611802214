import { access } from 'node:fs/promises';
import type { Outgoing } from './network.ts';

/** The name of a file of this part that is not on the disk any more. */
export async function missingFile({ part }: Outgoing): Promise<string | undefined> {
	for (const { path, name } of part.is === 'message' ? part.media : []) {
		const isThere = await access(path).then(
			() => true,
			() => false
		);
		if (!isThere) return name;
	}
	return undefined;
}
