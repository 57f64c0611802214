import type { TargetOptions } from '#sync/records/post.ts';
import type { Poll } from '#sync/records/poll.ts';
import type { Media } from '#sync/records/media.ts';
import { api } from '#app/lib/api.ts';

/** One message of a channel inside the installation, as its readers see it. */
export interface ShownMessage {
	id: string;
	html: string;
	media: ({ mediaId: string; spoiler?: boolean } & Pick<Media, 'kind' | 'url' | 'thumbUrl'>)[];
	options: TargetOptions;
	poll: Poll | null;
	publishedAt: string;
	editedAt: string | null;
	deletedAt: string | null;
}

/** The newest messages first, as the server keeps them; those that were taken down among them. */
export async function messagesOn(network: string, accountId: string): Promise<ShownMessage[]> {
	const { items } = await api.get<{ items: ShownMessage[] }>(
		`/api/${network}/${accountId}/messages?deleted=true`
	);
	return items;
}
