import type { Desk } from '#app/lib/data/desk.svelte.ts';
import { plainText } from '../frame/waiting-rows.svelte.ts';

/** What has not been sent and what was kept aside, as text to be taken along, newest last. Only posts have any. */
export async function unsentText({ db, sync }: Desk): Promise<string> {
	const ids = sync.waitingItems.flatMap((item) => (item.collection === 'posts' ? item.id : []));
	const posts = await db.posts.findByIds(ids).exec();
	const waiting = ids.flatMap((id) => posts.get(id) ?? []);
	return [...sync.rescued.toReversed(), ...waiting]
		.map(({ title, html }) => [title, plainText(html)].filter(Boolean).join('\n\n'))
		.filter((text) => text !== '')
		.join('\n\n———\n\n');
}
