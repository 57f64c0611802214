import sharp, { type Sharp } from 'sharp';
import { Refusal } from '#sync/errors.ts';

/** What a stored picture is, as its own bytes say. */
export interface Picture {
	kind: 'image' | 'animation';
	mime: string;
	width: number;
	height: number;
}

type Format = 'jpeg' | 'png' | 'webp' | 'gif' | 'avif';

// Of all that the library can read (SVG, PDF, TIFF, …) only what is wanted: the rest would only be ways to attack it.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
	operation: ['Jpeg', 'Png', 'Webp', 'Nsgif', 'Heif'].map((loader) => `VipsForeignLoad${loader}`)
});

/** Far above any camera, far below what exhausts the machine. */
const mostPixels = 50_000_000;
/** Networks show no more; longest side, in pixels. */
const longestSide = 2560;
const thumbSide = 480;

const open = (given: string | Buffer, isAnimated = false): Sharp =>
	sharp(given, { limitInputPixels: mostPixels, failOn: 'error', animated: isAnimated });

/**
 * Judges an upload by what is in it, never by its name, and writes it anew: upright, no larger than is of use, and with nothing of what it
 * carried beside the picture (where it was taken, what was hidden behind its end).
 */
export async function rewrite(from: string, to: string): Promise<Picture> {
	const { format, isMoving, hasAlpha } = await judge(from);
	const picture = open(from, isMoving);
	if (!isMoving) picture.autoOrient().resize(within(longestSide));
	try {
		if (isMoving) {
			const { width, height, pageHeight } = await picture.gif().toFile(to);
			// The frames of an animation lie below one another.
			return { kind: 'animation', mime: 'image/gif', width, height: pageHeight ?? height };
		}
		// What every network takes for a photo: Telegram takes neither WebP nor AVIF, and a still GIF gains nothing by being one.
		const isPhoto = format === 'jpeg' || (!hasAlpha && (format === 'webp' || format === 'avif'));
		const encoded = isPhoto ? picture.jpeg({ quality: 88 }) : picture.png();
		const { width, height } = await encoded.toFile(to);
		return { kind: 'image', mime: isPhoto ? 'image/jpeg' : 'image/png', width, height };
	} catch (error) {
		throw unreadable(error);
	}
}

/** The small picture for lists, of the first frame. */
export async function thumbnail(from: string, to: string): Promise<void> {
	await open(from).resize(within(thumbSide)).webp({ quality: 78 }).toFile(to);
}

/** The same of a picture that nobody keeps, upright; throws where its bytes are none. */
export const smallOf = (bytes: Buffer): Promise<Buffer> =>
	open(bytes).autoOrient().resize(within(thumbSide)).webp({ quality: 70 }).toBuffer();

const within = (side: number) =>
	({ width: side, height: side, fit: 'inside', withoutEnlargement: true }) as const;

async function judge(path: string): Promise<{ format: Format; isMoving: boolean; hasAlpha: boolean }> {
	try {
		const { format, pages = 1, width, height, hasAlpha, mediaType } = await open(path, true).metadata();
		const name = mediaType === 'image/avif' ? 'avif' : format;
		if (!isFormat(name)) throw new Refusal('media_kind_unsupported', { detail: `a ${name} is not taken` });
		// Told before a single pixel is read: a few bytes can claim any size. The height is that of all frames.
		if (width * height > mostPixels) throw new Error('too many pixels');
		return { format: name, isMoving: pages > 1 && (name === 'gif' || name === 'webp'), hasAlpha };
	} catch (error) {
		throw unreadable(error);
	}
}

const isFormat = (format: string): format is Format =>
	['jpeg', 'png', 'webp', 'gif', 'avif'].includes(format);

function unreadable(error: unknown): Refusal {
	if (error instanceof Refusal) return error;
	const isOther = error instanceof Error && error.message.includes('unsupported image format');
	return new Refusal(isOther ? 'media_kind_unsupported' : 'media_unreadable');
}
