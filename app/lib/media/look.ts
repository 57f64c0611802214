import type { Outgoing } from './store.ts';

interface Seen extends Pick<Outgoing, 'width' | 'height'> {
	/** A small JPEG of it. */
	sight: Blob | null;
}

const nothing: Seen = { width: null, height: null, sight: null };
/** The longer side of what is drawn, in pixels: a picture's for lists, a film's frame for the server too, which shows it large. */
const longest = { picture: 480, frame: 1280 };
/** A browser that cannot play a film may say nothing at all. In milliseconds. */
const patience = 8000;

/** What a file looks like, as far as this browser can tell. */
export async function lookAt(blob: Blob, kind: Outgoing['kind'], signal: AbortSignal): Promise<Seen> {
	try {
		return await (kind === 'video' ? frameOf(blob, signal) : pictureOf(blob));
	} catch {
		signal.throwIfAborted();
		return nothing;
	}
}

async function pictureOf(blob: Blob): Promise<Seen> {
	const picture = await createImageBitmap(blob);
	try {
		const { width, height } = picture;
		return { width, height, sight: await drawn(picture, { width, height }, longest.picture) };
	} finally {
		picture.close();
	}
}

async function frameOf(blob: Blob, signal: AbortSignal): Promise<Seen> {
	const video = document.createElement('video');
	const url = URL.createObjectURL(blob);
	try {
		video.muted = true;
		video.preload = 'auto';
		video.src = url;
		await told(video, 'loadeddata', signal);
		// The very first frame is often black.
		video.currentTime = Number.isFinite(video.duration) ? Math.min(1, video.duration / 3) : 0.1;
		await told(video, 'seeked', signal);
		const { videoWidth: width, videoHeight: height } = video;
		return { width, height, sight: await drawn(video, { width, height }, longest.frame) };
	} finally {
		video.removeAttribute('src');
		video.load();
		URL.revokeObjectURL(url);
	}
}

function told(video: HTMLVideoElement, event: string, signal: AbortSignal): Promise<void> {
	return new Promise((resolve, reject) => {
		const giveUp = AbortSignal.any([signal, AbortSignal.timeout(patience)]);
		giveUp.addEventListener('abort', () => reject(giveUp.reason), { once: true });
		video.addEventListener(event, () => resolve(), { once: true });
		video.addEventListener('error', () => reject(video.error), { once: true });
	});
}

function drawn(
	source: CanvasImageSource,
	{ width, height }: { width: number; height: number },
	side: number
): Promise<Blob> {
	const scale = Math.min(1, side / Math.max(width, height));
	const canvas = new OffscreenCanvas(
		Math.max(1, Math.round(width * scale)),
		Math.max(1, Math.round(height * scale))
	);
	canvas.getContext('2d')?.drawImage(source, 0, 0, canvas.width, canvas.height);
	return canvas.convertToBlob({ type: 'image/jpeg', quality: 0.82 });
}
