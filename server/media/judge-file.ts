import { join } from 'node:path';
import { fileTypeFromFile } from 'file-type';
import { Refusal } from '#sync/errors.ts';
import type { Media } from '#sync/records/media.ts';
import { forgetPlace } from './forget-place.ts';
import { inspect } from './inspect.ts';
import { rewrite, thumbnail } from './judge-picture.ts';
import { typeOf } from './kinds.ts';

/** What a file is, as its own bytes say, and where what is kept of it lies. */
export interface Judged extends Pick<Media, 'kind' | 'mime' | 'width' | 'height' | 'duration'> {
	path: string;
	/** The small picture for lists, where one can be made of it. */
	thumb: string | null;
}

/** Judges what was uploaded by what is in it, whatever it was called. `folder` is for what has to be written anew. */
export async function judgeFile(path: string, folder: string): Promise<Judged> {
	const found = (await fileTypeFromFile(path))?.mime;
	if (found?.startsWith('image/')) return judgePicture(path, folder);
	const type = found === undefined ? undefined : typeOf(found);
	if (!type)
		throw new Refusal('media_kind_unsupported', { detail: `${found ?? 'such a file'} is not taken` });
	if (type.kind === 'document') return { ...type, ...unmeasured, path };
	const recording = await judgeRecording(path, type.mime);
	// A sound's boxes hold its title and who plays it, which listeners are to see.
	const isFilm = recording.kind === 'video' && recording.mime !== 'video/webm';
	const kept = isFilm ? await forgetPlace(path, join(folder, 'film')) : path;
	return { ...recording, path: kept, thumb: null };
}

const unmeasured = { width: null, height: null, duration: null, thumb: null };

async function judgePicture(path: string, folder: string): Promise<Judged> {
	const [whole, small] = [join(folder, 'whole'), join(folder, 'small')];
	const picture = await rewrite(path, whole);
	await thumbnail(whole, small);
	return { ...picture, duration: null, path: whole, thumb: small };
}

/** A container with nothing to see is a sound, whatever its type says. */
async function judgeRecording(path: string, mime: string): Promise<Omit<Judged, 'path' | 'thumb'>> {
	const { video, hasAudio, duration, isTruncated } = await inspect(path);
	if (isTruncated || (!video && !hasAudio)) throw new Refusal('media_unreadable');
	if (video && mime.startsWith('video/')) return { kind: 'video', mime, ...video, duration };
	return { kind: 'audio', mime: mime.replace(/^video\//, 'audio/'), width: null, height: null, duration };
}
