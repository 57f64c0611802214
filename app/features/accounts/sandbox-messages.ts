import type { TargetOptions } from '#sync/records/post.ts';
import type { Media } from '#sync/records/media.ts';
import { api } from '#app/lib/api.ts';

/** One message in a sandbox channel, as its readers see it. */
export interface SandboxMessage {
	id: string;
	html: string;
	media: ({ mediaId: string; spoiler?: boolean } & Pick<Media, 'kind' | 'url' | 'thumbUrl'>)[];
	options: TargetOptions;
	publishedAt: string;
}

/** The newest messages first, as the server keeps them. */
export async function sandboxMessages(accountId: string): Promise<SandboxMessage[]> {
	const { items } = await api.get<{ items: SandboxMessage[] }>(`/api/sandbox/${accountId}/messages`);
	return items;
}
