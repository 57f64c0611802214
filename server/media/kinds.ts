import type { Media } from '#sync/records/media.ts';

interface Type {
	kind: Exclude<Media['kind'], 'image' | 'animation'>;
	/** The name that goes out, where the bytes' type has several. */
	mime?: string;
	extension: string;
}

const office = 'application/vnd.openxmlformats-officedocument';
const open = 'application/vnd.oasis.opendocument';

/** What is taken besides pictures, named as file-type names it. What is not here could be a program, or nobody posts it. */
const types: Record<string, Type> = {
	'video/mp4': { kind: 'video', extension: 'mp4' },
	'video/x-m4v': { kind: 'video', mime: 'video/mp4', extension: 'mp4' },
	'video/quicktime': { kind: 'video', extension: 'mov' },
	'video/webm': { kind: 'video', extension: 'webm' },
	'audio/mpeg': { kind: 'audio', extension: 'mp3' },
	'audio/mp4': { kind: 'audio', extension: 'm4a' },
	'audio/x-m4a': { kind: 'audio', mime: 'audio/mp4', extension: 'm4a' },
	'audio/ogg': { kind: 'audio', extension: 'ogg' },
	'audio/ogg; codecs=opus': { kind: 'audio', mime: 'audio/ogg', extension: 'ogg' },
	'audio/flac': { kind: 'audio', extension: 'flac' },
	'audio/wav': { kind: 'audio', extension: 'wav' },
	'application/pdf': { kind: 'document', extension: 'pdf' },
	'application/zip': { kind: 'document', extension: 'zip' },
	'application/rtf': { kind: 'document', extension: 'rtf' },
	'application/epub+zip': { kind: 'document', extension: 'epub' },
	[`${office}.wordprocessingml.document`]: { kind: 'document', extension: 'docx' },
	[`${office}.spreadsheetml.sheet`]: { kind: 'document', extension: 'xlsx' },
	[`${office}.presentationml.presentation`]: { kind: 'document', extension: 'pptx' },
	[`${open}.text`]: { kind: 'document', extension: 'odt' },
	[`${open}.spreadsheet`]: { kind: 'document', extension: 'ods' },
	[`${open}.presentation`]: { kind: 'document', extension: 'odp' }
};

/** How a file is taken whose bytes are of this type; undefined where it is not. */
export function typeOf(found: string): { kind: Type['kind']; mime: string } | undefined {
	const type = Object.hasOwn(types, found) ? types[found] : undefined;
	return type && { kind: type.kind, mime: type.mime ?? found };
}

/** The ending by which other programs know a stored file. */
export const extensionOf = (mime: string): string =>
	types[mime]?.extension ?? (mime === 'image/jpeg' ? 'jpg' : (/^image\/(\w+)$/.exec(mime)?.[1] ?? 'bin'));

/**
 * Whether a device's own word for a file's type rules it out, before a byte of it has come. A good word proves nothing: the bytes are
 * judged when they are here.
 */
export const isClaimTaken = (claimed: string): boolean =>
	claimed === '' ||
	claimed === 'application/octet-stream' ||
	/^(image\/(?!svg)|video\/|audio\/)/.test(claimed) ||
	typeOf(claimed) !== undefined;
