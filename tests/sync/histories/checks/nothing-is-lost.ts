import type { Scene } from '../scene.ts';
import { wordsIn } from '../ledger.ts';
import { Violation } from '../violation.ts';

/**
 * I3: every word that was written, and that nobody took out, is in a document or in a post's versions; where the server never took it in, it may
 * instead have been kept aside on the device that wrote it.
 */
export async function nothingIsLost({ world, ledger, devices }: Scene): Promise<void> {
	const { rows } = await world.database.pool.query<{ text: string }>(
		`select title || html as text from posts union all select html from templates
		union all select content::text from post_revisions`
	);
	const kept = wordsIn(rows.map((row) => row.text).join('\n'));
	const aside = devices.map(({ tables }) =>
		wordsIn(JSON.stringify([[...tables.rescued.values()], [...tables.conflicts.values()]]))
	);
	for (const word of ledger.owed()) {
		if (kept.has(word.word)) continue;
		const isAside = aside[word.device]?.has(word.word) ?? false;
		if (!isAside) throw new Violation('I3', `${word.word} is lost`, word);
	}
}
