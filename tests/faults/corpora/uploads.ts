import { randomBytes } from 'node:crypto';
import { deflateSync, crc32 } from 'node:zlib';
import sharp from 'sharp';

/** A file that somebody might upload to do harm, and what has to come of it. */
export interface Dangerous {
	name: string;
	about: string;
	make: () => Buffer | Promise<Buffer>;
	/** `refused`: with a 4xx and nothing kept. `harmless`: taken, and served so that none of these words is in it any more. */
	becomes: 'refused' | 'harmless';
	without?: string[];
}

const script = '<script>alert(document.domain)</script>';
const page = `<!doctype html><html><body>${script}</body></html>`;
const svg = `<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)">${script}</svg>`;

const picture = () => sharp({ create: { width: 40, height: 30, channels: 3, background: 'teal' } });

/** One block of a PNG, with its sum. */
function block(type: string, data: Buffer): Buffer {
	const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
	const length = Buffer.alloc(4);
	length.writeUInt32BE(data.length);
	const sum = Buffer.alloc(4);
	sum.writeUInt32BE(crc32(body));
	return Buffer.concat([length, body, sum]);
}

/** A PNG that says to be so large and is some kilobytes: unpacked it would fill the memory. */
function flood(width: number, height: number): Buffer {
	const head = Buffer.alloc(13);
	head.writeUInt32BE(width, 0);
	head.writeUInt32BE(height, 4);
	head.set([1, 0, 0, 0, 0], 8);
	const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
	const rows = deflateSync(Buffer.alloc(1024 * 1024));
	return Buffer.concat([signature, block('IHDR', head), block('IDAT', rows), block('IEND', Buffer.alloc(0))]);
}

const withGps = () =>
	picture()
		.jpeg()
		.withExif({
			IFD0: { Make: 'SecretCamera', Artist: 'Anna Privatova' },
			IFD3: {
				GPSLatitudeRef: 'N',
				GPSLatitude: '55/1 45/1 21/1',
				GPSLongitudeRef: 'E',
				GPSLongitude: '37/1 37/1 2/1'
			}
		})
		.toBuffer();

const appended = async (format: 'jpeg' | 'png' | 'gif', tail: string): Promise<Buffer> =>
	Buffer.concat([await picture().toFormat(format).toBuffer(), Buffer.from(tail)]);

/** Add whatever you can think of: the test takes each as it stands here. */
export const uploads: Dangerous[] = [
	{
		name: 'photo.jpg',
		about: 'a page that calls itself a picture',
		make: () => Buffer.from(page),
		becomes: 'refused'
	},
	{ name: 'photo.png', about: 'an SVG with a script', make: () => Buffer.from(svg), becomes: 'refused' },
	{
		name: 'drawing.svg',
		about: 'an SVG under its own name',
		make: () => Buffer.from(svg),
		becomes: 'refused'
	},
	{
		name: 'photo.jpg',
		about: 'an SVG behind a declaration and an entity',
		make: () =>
			Buffer.from(`<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>${svg}`),
		becomes: 'refused'
	},
	{
		name: 'a.gif',
		about: 'GIF/JS',
		make: () => Buffer.from('GIF89a/*\0\0*/=1;alert(document.domain)//'),
		becomes: 'refused'
	},
	{
		name: 'a.bmp',
		about: 'BMP/JS',
		make: () => Buffer.from('BM=1;alert(1)//'.padEnd(200, ' ')),
		becomes: 'refused'
	},
	{ name: 'empty.png', about: 'nothing', make: () => Buffer.alloc(0), becomes: 'refused' },
	{ name: 'noise.png', about: 'noise', make: () => randomBytes(5000), becomes: 'refused' },
	{
		name: 'half.png',
		about: 'half a picture',
		make: async () => (await picture().png().toBuffer()).subarray(0, 60),
		becomes: 'refused'
	},
	{
		name: 'flood.png',
		about: '50,000 × 50,000 pixels in a kilobyte',
		make: () => flood(50_000, 50_000),
		becomes: 'refused'
	},
	{
		name: 'flood.png',
		about: 'as many pixels as a PNG can say',
		make: () => flood(0x7fffffff, 0x7fffffff),
		becomes: 'refused'
	},
	{
		name: 'program.jpg',
		about: 'a program of Windows',
		make: () => Buffer.from('MZ'.padEnd(400, '\0')),
		becomes: 'refused'
	},
	{
		name: 'program.jpg',
		about: 'a program of Linux',
		make: () => Buffer.from('\x7fELF'.padEnd(400, '\0'), 'latin1'),
		becomes: 'refused'
	},
	{
		name: 'script.jpg',
		about: 'a script of a shell',
		make: () => Buffer.from('#!/bin/sh\nrm -rf /\n'),
		becomes: 'refused'
	},
	{
		name: 'page.mp4',
		about: 'a page that calls itself a video',
		make: () => Buffer.from(page),
		becomes: 'refused'
	},
	{
		name: 'a.pdf',
		about: 'a page behind the first bytes of a PDF',
		make: () => Buffer.from(`%PDF-1.4\n${page}`),
		becomes: 'harmless'
	},
	{
		name: 'polyglot.jpg',
		about: 'a picture with a page behind its end',
		make: () => appended('jpeg', page),
		becomes: 'harmless',
		without: ['<script', 'alert(']
	},
	{
		name: 'polyglot.png',
		about: 'a picture with a script behind its end',
		make: () => appended('png', script),
		becomes: 'harmless',
		without: ['<script']
	},
	{
		name: 'polyglot.gif',
		about: 'a GIF with a script behind its end',
		make: () => appended('gif', script),
		becomes: 'harmless',
		without: ['<script']
	},
	{
		name: 'words.png',
		about: 'a picture with a script among its words',
		make: async () => {
			const plain = await picture().png().toBuffer();
			const words = block('tEXt', Buffer.from(`Comment\0${script}`, 'latin1'));
			return Buffer.concat([plain.subarray(0, 33), words, plain.subarray(33)]);
		},
		becomes: 'harmless',
		without: ['<script', 'alert(']
	},
	{
		name: 'home.jpg',
		about: 'a photo that tells where it was taken, and by whom',
		make: withGps,
		becomes: 'harmless',
		without: ['SecretCamera', 'Anna Privatova', 'Exif', 'GPS']
	},
	...[
		'../../../etc/passwd.jpg',
		'..\\..\\windows\\system32\\a.jpg',
		'photo\u202egpj.exe',
		'photo\u0000.jpg',
		'<img src=x onerror=alert(1)>.jpg',
		'a\r\nset-cookie: x=1.jpg',
		`${'длинное'.repeat(100)}.jpg`,
		'.htaccess',
		'CON.jpg',
		'"; filename="evil.html'
	].map((name) => ({
		name,
		about: 'a name that is more than a name',
		make: () => picture().jpeg().toBuffer(),
		becomes: 'harmless' as const
	}))
];
