import type { Shared } from './shared.ts';

/** What lies in the clipboard, words and pictures; null where there is nothing, or it may not be read. */
export async function fromClipboard(): Promise<Shared | null> {
	const items = await navigator.clipboard.read().catch(() => []);
	const shared = { text: '', files: [] as File[] };
	for (const item of items) {
		const picture = item.types.find((type) => type.startsWith('image/'));
		if (picture) {
			const bytes = await item.getType(picture);
			shared.files.push(new File([bytes], `clipboard.${picture.slice(6)}`, { type: picture }));
		} else if (item.types.includes('text/plain')) {
			shared.text += await (await item.getType('text/plain')).text();
		}
	}
	return shared.text.trim() === '' && shared.files.length === 0 ? null : shared;
}
