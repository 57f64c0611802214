import type { Post } from '#sync/records/post.ts';

/** A post's files with one in the place of another; where the post has that one too, it stands there once. */
export function pointTo(media: Post['media'], id: string, becomes: string): Post['media'] {
	if (!media.some((one) => one.mediaId === id)) return media;
	const renamed = media.map((one) => (one.mediaId === id ? { ...one, mediaId: becomes } : one));
	return renamed.filter(
		(one, index) => renamed.findIndex(({ mediaId }) => mediaId === one.mediaId) === index
	);
}
