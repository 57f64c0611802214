/** Control characters, and those that turn the direction of writing: with them `gpj.exe` reads as `exe.jpg`. */
// eslint-disable-next-line no-control-regex -- these are the characters to keep out
const treacherous = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** The name that a person gave the file, for people to read: never used as a path. */
export function safeName(given: string): string {
	const last = given.split(/[/\\]/).at(-1) ?? '';
	const cleaned = last.replaceAll(treacherous, '').trim();
	return [...cleaned].slice(0, 120).join('') || 'file';
}
