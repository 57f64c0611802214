import { constants } from 'node:fs';
import { copyFile, open, type FileHandle } from 'node:fs/promises';

/** Where a piece of the file that says more than the film shows begins, and how long it is, its head included. */
interface Piece {
	start: number;
	length: number;
}

/**
 * Phones write into a film where it was made, by which phone, and more; a film cannot be written anew here, as pictures are. So its boxes
 * (ISO 14496-12) that only describe it are blanked in a copy: they become free space of the same length, and nothing else in the file
 * moves. Gives the copy's path, or the given one's where there is nothing to blank.
 */
export async function forgetPlace(path: string, copy: string): Promise<string> {
	const pieces = await withFile(path, 'r', async (file) => {
		const { size } = await file.stat();
		return telling(file, 0, size, outer);
	});
	if (pieces.length === 0) return path;
	await copyFile(path, copy, constants.COPYFILE_FICLONE);
	await withFile(copy, 'r+', async (file) => {
		for (const piece of pieces) await blank(file, piece);
	});
	return copy;
}

/** Which boxes hold others that are looked into; the description of the film as a whole, and of each of its tracks. */
interface Level {
	[type: string]: Level;
}
const outer: Level = { moov: { trak: {} } };
/** Boxes that nothing but a reader of descriptions needs. */
const descriptions = new Set(['udta', 'meta', 'uuid']);
/** Hours of film in short fragments have fewer; one that was made to keep us busy is looked through so far. */
const mostBoxes = 50_000;

async function telling(file: FileHandle, from: number, to: number, level: Level): Promise<Piece[]> {
	const found: Piece[] = [];
	let count = 0;
	for (let at = from; at + 8 <= to && count < mostBoxes; count++) {
		const { type, head, length } = await boxAt(file, at, to);
		// Not a box any more. Players stop here too, and there are cameras that leave something behind the film.
		if (length < head || at + length > to) break;
		const inner = Object.hasOwn(level, type) ? level[type] : undefined;
		if (descriptions.has(type)) found.push({ start: at, length });
		else if (inner) found.push(...(await telling(file, at + head, at + length, inner)));
		at += length;
	}
	return found;
}

async function boxAt(file: FileHandle, at: number, end: number) {
	const { buffer } = await file.read(Buffer.alloc(16), 0, 16, at);
	const short = buffer.readUInt32BE(0);
	const type = buffer.toString('latin1', 4, 8);
	// 1: the length stands behind, in eight bytes. 0: the box is the rest.
	if (short === 1) return { type, head: 16, length: Number(buffer.readBigUInt64BE(8)) };
	return { type, head: 8, length: short === 0 ? end - at : short };
}

async function blank(file: FileHandle, { start, length }: Piece): Promise<void> {
	await file.write('free', start + 4, 'latin1');
	const zeros = Buffer.alloc(64 * 1024);
	// Behind the length and the type; a length in eight bytes stays too.
	const { buffer } = await file.read(Buffer.alloc(4), 0, 4, start);
	for (let at = start + (buffer.readUInt32BE(0) === 1 ? 16 : 8); at < start + length; at += zeros.length) {
		await file.write(zeros, 0, Math.min(zeros.length, start + length - at), at);
	}
}

async function withFile<T>(path: string, flags: string, work: (file: FileHandle) => Promise<T>): Promise<T> {
	const file = await open(path, flags);
	try {
		return await work(file);
	} finally {
		await file.close();
	}
}
