import { createHash } from 'node:crypto';
import sharp from 'sharp';

/**
 * Recordings as small as a player still takes them, built by hand: the boxes of ISO 14496-12 around some bytes, and a WAV. With `padding`
 * they are as large as wished, so that an upload takes a while.
 */
export interface Wish {
	width?: number;
	height?: number;
	/** In seconds. */
	duration?: number;
	/** How the phone was held, in quarters of a turn. */
	isOnItsSide?: boolean;
	/** Bytes of sample data. */
	padding?: number;
	/** Where it was filmed, as phones write it. */
	place?: string;
	/** Makes otherwise equal recordings different. */
	mark?: string;
}

export function video(wish: Wish = {}): Buffer {
	const {
		width = 640,
		height = 360,
		duration = 3,
		isOnItsSide = false,
		padding = 64,
		place,
		mark = ''
	} = wish;
	const samples = Buffer.alloc(padding, 7);
	samples.write(mark);
	const type = box('ftyp', Buffer.from('isom\0\0\x02\0isomiso2avc1mp41', 'latin1'));
	const movie = (offset: number) =>
		box(
			'moov',
			full(
				'mvhd',
				u32(0, 0, 1000, duration * 1000, 0x10000),
				u16(0x100, 0),
				u32(0, 0),
				matrix(false),
				zeros(24),
				u32(2)
			),
			box(
				'trak',
				header(width, height, duration, isOnItsSide),
				media(width, height, duration, offset, padding)
			),
			...(place === undefined
				? []
				: [box('udta', box('\u00a9xyz', u16(place.length, 0x15c7), Buffer.from(place)))])
		);
	const { length } = Buffer.concat([type, movie(0)]);
	return Buffer.concat([type, movie(length + 8), box('mdat', samples)]);
}

/** A small picture that differs with its mark. */
export function picture(mark = ''): Promise<Buffer> {
	const raw = { width: 24, height: 16, channels: 3 as const };
	const pixels = createHash('shake256', { outputLength: 24 * 16 * 3 })
		.update(mark)
		.digest();
	return sharp(pixels, { raw }).png().toBuffer();
}

/** A second of silence. */
export function sound(): Buffer {
	const data = Buffer.alloc(8000);
	const header = Buffer.alloc(44);
	header.write('RIFF');
	header.writeUInt32LE(36 + data.length, 4);
	header.write('WAVEfmt ', 8);
	header.writeUInt32LE(16, 16);
	header.writeUInt16LE(1, 20);
	header.writeUInt16LE(1, 22);
	header.writeUInt32LE(8000, 24);
	header.writeUInt32LE(8000, 28);
	header.writeUInt16LE(1, 32);
	header.writeUInt16LE(8, 34);
	header.write('data', 36);
	header.writeUInt32LE(data.length, 40);
	return Buffer.concat([header, data]);
}

const header = (width: number, height: number, duration: number, isOnItsSide: boolean) =>
	full(
		'tkhd',
		u32(0, 0, 1, 0, duration * 1000, 0, 0),
		u16(0, 0, 0, 0),
		matrix(isOnItsSide),
		u32(width << 16, height << 16)
	);

function media(width: number, height: number, duration: number, offset: number, size: number): Buffer {
	const entry = box(
		'avc1',
		...[
			zeros(6),
			u16(1),
			zeros(16),
			u16(width, height),
			u32(0x480000, 0x480000, 0),
			u16(1),
			zeros(32),
			u16(24, 0xffff)
		],
		box('avcC', Buffer.from('0142c01effe100046742c01e01000268ce', 'hex'))
	);
	const table = box(
		'stbl',
		full('stsd', u32(1), entry),
		full('stts', u32(1, 1, duration * 1000)),
		full('stsc', u32(1, 1, 1, 1)),
		full('stsz', u32(0, 1, size)),
		full('stco', u32(1, offset))
	);
	const described = box('dinf', full('dref', u32(1), full('url ')));
	return box(
		'mdia',
		full('mdhd', u32(0, 0, 1000, duration * 1000), u16(0x55c4, 0)),
		full('hdlr', u32(0), Buffer.from('vide'), zeros(12), Buffer.from('\0')),
		box('minf', full('vmhd', zeros(8)), described, table)
	);
}

const box = (type: string, ...parts: Buffer[]): Buffer => {
	const content = Buffer.concat(parts);
	return Buffer.concat([u32(content.length + 8), Buffer.from(type, 'latin1'), content]);
};
const full = (type: string, ...parts: Buffer[]) => box(type, u32(0), ...parts);
const zeros = (length: number) => Buffer.alloc(length);
const u32 = (...values: number[]) => numbers(values, 4);
const u16 = (...values: number[]) => numbers(values, 2);

function numbers(values: number[], size: number): Buffer {
	const bytes = Buffer.alloc(values.length * size);
	for (const [index, value] of values.entries()) bytes.writeUIntBE(value, index * size, size);
	return bytes;
}

/** A quarter of a turn to the right, or none. */
const matrix = (isOnItsSide: boolean) =>
	isOnItsSide
		? u32(0, 0x10000, 0, 0xffff0000, 0, 0, 0, 0, 0x40000000)
		: u32(0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000);
