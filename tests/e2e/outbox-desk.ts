import { expect, type Page } from 'playwright/test';
import { ru } from '#app/lib/words/ru.ts';
import { picture, video } from '../kit/recordings.ts';
import type { Desk, List } from './desk.ts';

export interface Chosen {
	name: string;
	mimeType: string;
	buffer: Buffer;
}

export interface Message {
	html: string;
	media: { mediaId: string; kind: string }[];
}

/** Of two pictures with one mark every byte is the same. */
export const png = async (mark: string, name = mark): Promise<Chosen> => ({
	name: `${name}.png`,
	mimeType: 'image/png',
	buffer: await picture(mark)
});

export const film = (name: string, megabytes: number): Chosen => ({
	name: `${name}.mp4`,
	mimeType: 'video/mp4',
	buffer: video({ padding: megabytes * 1024 * 1024, mark: name })
});

/** A second of film as a browser records it, so that a browser can show it too. */
export async function recording(page: Page, name: string): Promise<Chosen> {
	const bytes = await page.evaluate(async () => {
		const canvas = Object.assign(document.createElement('canvas'), { width: 320, height: 180 });
		const brush = canvas.getContext('2d');
		const recorder = new MediaRecorder(canvas.captureStream(20), { mimeType: 'video/webm;codecs=vp8' });
		const parts: Blob[] = [];
		recorder.ondataavailable = ({ data }) => parts.push(data);
		const done = new Promise((resolve) => (recorder.onstop = resolve));
		recorder.start();
		for (let frame = 0; frame < 20; frame++) {
			if (brush) brush.fillStyle = `hsl(${frame * 12} 70% 55%)`;
			brush?.fillRect(0, 0, 320, 180);
			await new Promise((resolve) => setTimeout(resolve, 50));
		}
		recorder.stop();
		await done;
		return [...new Uint8Array(await new Blob(parts).arrayBuffer())];
	});
	return { name: `${name}.webm`, mimeType: 'video/webm', buffer: Buffer.from(bytes) };
}

/** Chooses files by the button that opens the browser's own dialog. */
export async function attaches(page: Page, ...files: Chosen[]): Promise<void> {
	const chooser = page.waitForEvent('filechooser');
	await page.getByRole('button', { name: ru.composer.addPicture }).click();
	await (await chooser).setFiles(files);
}

export const tiles = (page: Page) => page.getByRole('group', { name: ru.media.pictures }).locator('figure');

/** From now on nothing leaves this page faster. In kilobytes a second; 0 for as fast as can be. */
export async function slowsDown(page: Page, speed: number): Promise<void> {
	const line = await page.context().newCDPSession(page);
	const conditions = { offline: false, latency: 0, downloadThroughput: -1 };
	await line.send('Network.enable');
	await line.send('Network.emulateNetworkConditions', {
		...conditions,
		uploadThroughput: speed > 0 ? speed * 1024 : -1
	});
}

/** Every piece of a file that leaves a page: where in the file it begins. */
export function watchesPieces(page: Page): number[] {
	const pieces: number[] = [];
	page.on('request', (request) => {
		if (request.method() === 'PATCH') pieces.push(Number(request.headers()['upload-offset']));
	});
	return pieces;
}

/** How much of the file has left, in percent, as the first tile shows it. */
export async function percent(page: Page): Promise<number> {
	const progress = tiles(page).first().locator('progress');
	return (await progress.count()) > 0
		? 100 * (await progress.evaluate((bar: HTMLProgressElement) => bar.value))
		: 0;
}

export const comesTo = (page: Page, least: number) =>
	expect.poll(() => percent(page), { timeout: 30_000 }).toBeGreaterThan(least);

/** The files of the first project, as the server has them. */
export async function stored(desk: Desk): Promise<{ id: string; name: string; thumbUrl: string | null }[]> {
	const projects = await desk.asks<List<{ id: string }>>('/api/projects');
	const path = `/api/media?projectId=${projects.items[0]?.id}`;
	return (await desk.asks<List<{ id: string; name: string; thumbUrl: string | null }>>(path)).items;
}

/** What the readers of the first channel see. */
export async function messages(desk: Desk): Promise<Message[]> {
	const projects = await desk.asks<List<{ id: string }>>('/api/projects');
	const accounts = await desk.asks<List<{ id: string }>>(`/api/accounts?projectId=${projects.items[0]?.id}`);
	return (await desk.asks<List<Message>>(`/api/sandbox/${accounts.items[0]?.id}/messages`)).items;
}
