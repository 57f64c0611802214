import type { MediaKind } from '../records/media.ts';
import type { NetworkManifest } from '../records/network.ts';

/** A file as the planning of parts looks at it. */
export interface PartMedium {
	mediaId: string;
	kind: MediaKind;
	/** Some networks show a kind of sound their own way. */
	mime?: string;
	bytes: number;
	width: number | null;
	height: number | null;
	name: string;
	spoiler: boolean;
}

export const misfitCodes = [
	...(['empty_post', 'text_too_long', 'caption_too_long', 'markup_too_long', 'too_many_marks'] as const),
	...(['too_many_media', 'media_mixed'] as const),
	...(['media_kind_unsupported', 'media_too_large', 'picture_shape', 'buttons_need_message'] as const),
	...(['poll_unsupported', 'poll_needs_message', 'poll_incomplete', 'poll_option_twice'] as const),
	...(['poll_too_many_options', 'poll_too_long', 'poll_not_anonymous'] as const),
	...(['quiz_unsupported', 'quiz_without_answer', 'token_lacks_media'] as const)
];
export type MisfitCode = (typeof misfitCodes)[number];

/** Why a network would refuse this content. `amount`: by how many characters it is too long, or how many files or bytes there may be. */
export interface Misfit {
	code: MisfitCode;
	amount: number;
	/** The file that it is about. */
	name?: string;
}

/** What the network has against single files. */
export const ofFiles = (manifest: NetworkManifest, media: PartMedium[]): Misfit[] =>
	media.flatMap((medium) => ofFile(manifest, medium) ?? []);

function ofFile({ limits, mediaKinds, withheld }: NetworkManifest, medium: PartMedium): Misfit | undefined {
	const { kind, bytes, name } = medium;
	const most = limits.bytes[kind] ?? Infinity;
	if (!mediaKinds.includes(kind)) return { code: 'media_kind_unsupported', amount: 0, name };
	if (withheld?.includes(kind)) return { code: 'token_lacks_media', amount: 0, name };
	if (bytes > most) return { code: 'media_too_large', amount: most, name };
	return kind === 'image' && !isShapely(limits, medium)
		? { code: 'picture_shape', amount: limits.pictureRatio ?? 0, name }
		: undefined;
}

function isShapely({ pictureSides, pictureRatio }: NetworkManifest['limits'], medium: PartMedium): boolean {
	const { width, height } = medium;
	if (width === null || height === null) return true;
	const ratio = Math.max(width, height) / Math.min(width, height);
	return width + height <= (pictureSides ?? Infinity) && ratio <= (pictureRatio ?? Infinity);
}

/** Where all files must go into one message and cannot. */
export const ofGroups = ({ limits }: NetworkManifest, media: PartMedium[]): Misfit => ({
	code: media.length > limits.media ? 'too_many_media' : 'media_mixed',
	amount: limits.media
});
