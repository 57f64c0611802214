import { addressesIn } from '#sync/text/addresses.ts';

/** The fields of a share target, as far as an app has filled them. */
export interface SharedWords {
	title?: string | null;
	text?: string | null;
	url?: string | null;
}

/** Apps put the address into any of the three fields, and often into two: it is written once, at the end. */
export function markupOfShared({ title, text, url }: SharedWords): string {
	const [heading, body, address] = [title, text, url].map((one) => one?.trim() ?? '');
	const said = body ?? '';
	const isSaid = (what: string) => what === '' || said.includes(what);
	const isAddressAlone = addressesIn(heading ?? '').some((found) => found.text === heading);
	const lines = [
		isSaid(heading ?? '') || isAddressAlone ? '' : `<b>${escape(heading ?? '')}</b>`,
		escape(said),
		isSaid(address ?? '') ? '' : escape(address ?? '')
	];
	return lines.filter((line) => line !== '').join('\n\n');
}

const named: Record<string, string> = { '<': '&lt;', '>': '&gt;', '&': '&amp;' };
const escape = (text: string): string =>
	text.replaceAll(/\r\n?/g, '\n').replaceAll(/[<>&]/g, (one) => named[one] ?? one);

/** Words in an address, `?title=&text=&url=`: as a shortcut of a system without a share target, or a page's button, gives them. Null for none. */
export function sharedIn(query: Pick<URLSearchParams, 'get'>): SharedWords | null {
	const shared = { title: query.get('title'), text: query.get('text'), url: query.get('url') };
	return markupOfShared(shared) === '' ? null : shared;
}
