import type { TargetOptions } from '#sync/records/post.ts';
import type { Poll } from '#sync/records/poll.ts';
import type { Media } from '#sync/records/media.ts';
import { api } from '#app/lib/api.ts';

/** One message in a sandbox channel, as its readers see it. */
export interface SandboxMessage {
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
export async function sandboxMessages(accountId: string): Promise<SandboxMessage[]> {
	const { items } = await api.get<{ items: SandboxMessage[] }>(
		`/api/sandbox/${accountId}/messages?deleted=true`
	);
	return items;
}
