import { open } from 'node:fs/promises';
import { parentPort, workerData } from 'node:worker_threads';
import readerFactory from 'mediainfo.js';
import type { Recording } from './inspect.ts';

const path: unknown = workerData;
if (typeof path !== 'string') throw new Error('no path was given');
parentPort?.postMessage(await read(path));

async function read(path: string): Promise<Recording> {
	const file = await open(path);
	const reader = await readerFactory({ format: 'object' });
	const { size } = await file.stat();
	const { media } = await reader.analyzeData(size, async (length, position) => {
		const { buffer, bytesRead } = await file.read(new Uint8Array(length), 0, length, position);
		return buffer.subarray(0, bytesRead);
	});
	const tracks = media?.track ?? [];
	const general = tracks.find((track) => track['@type'] === 'General');
	const video = tracks.find((track) => track['@type'] === 'Video');
	const { Width: width = 0, Height: height = 0, Rotation: rotation } = video ?? {};
	// Phones write what the sensor saw, and beside it how to turn it.
	const isOnItsSide = Math.abs(Number(rotation ?? 0)) % 180 === 90;
	return {
		duration: general?.Duration ?? null,
		isTruncated: general?.extra?.['IsTruncated'] === 'Yes',
		video:
			width > 0 && height > 0
				? { width: isOnItsSide ? height : width, height: isOnItsSide ? width : height }
				: null,
		hasAudio: tracks.some((track) => track['@type'] === 'Audio')
	};
}
