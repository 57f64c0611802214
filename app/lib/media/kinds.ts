import type { Outgoing } from './store.ts';

const kinds: Record<string, Outgoing['kind']> = {
	'image/jpeg': 'image',
	'image/png': 'image',
	'image/webp': 'image',
	'image/gif': 'animation',
	'video/mp4': 'video',
	'video/quicktime': 'video',
	'video/webm': 'video'
};

/** For a file dialog: pictures and films that the server reads. */
export const takenTypes = Object.keys(kinds);

/** What a file is by its browser's word, which the server will not take for granted; undefined for what it does not take at all. */
export const kindOf = ({ type }: Pick<File, 'type'>): Outgoing['kind'] | undefined =>
	Object.hasOwn(kinds, type) ? kinds[type] : undefined;
