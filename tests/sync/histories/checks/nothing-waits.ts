import type { Scene } from '../scene.ts';
import { Violation } from '../violation.ts';

/** I10: what people wrote has gone out, whatever was wrong with some of it; no mark of a waiting document is left. */
export async function nothingWaits({ devices }: Scene): Promise<void> {
	for (const { index, tables } of devices) {
		if (tables.waiting.size === 0) continue;
		throw new Violation('I10', `device ${index} still shows changes as waiting`, [
			...tables.waiting.values()
		]);
	}
}
