import { Parser } from 'htmlparser2';
import { shortened } from '#sync/text/measure.ts';

/** What a page says of itself in its head; words are empty and the picture null where it says nothing. */
export interface PageWords {
	siteName: string;
	title: string;
	description: string;
	/** The address of its picture. */
	picture: string | null;
}

/** Heads are short; what comes after is not looked at, in characters. */
const longestHead = 300_000;

/** Which of a page's words are taken, the best first: the Open Graph's (ogp.me), Twitter's, and those that stood before both. */
const sources = {
	siteName: ['og:site_name', 'application-name'],
	title: ['og:title', 'twitter:title', 'title'],
	description: ['og:description', 'twitter:description', 'description'],
	picture: ['og:image:secure_url', 'og:image:url', 'og:image', 'twitter:image', 'twitter:image:src']
} as const;
/** In letters, with the one that says that there is more. */
const longest = { siteName: 80, title: 200, description: 300 };

/** Reads the head of the page that came from `url`. Whatever else it holds is neither kept nor run. */
export function readPage(bytes: Buffer, contentType: string, url: string): PageWords {
	const said = new Map<string, string>();
	const say = (name: string, value: string) => {
		const words = value.replaceAll(/\s+/g, ' ').trim();
		if (words !== '' && !said.has(name)) said.set(name, words);
	};
	let isInTitle = false;
	let title = '';
	let isOver = false;
	const parser = new Parser({
		onopentag(tag, { property, name, content = '' }) {
			if (isOver) return;
			if (tag === 'meta') say((property ?? name ?? '').toLowerCase(), content);
			// A drawing has titles of its own; the page's stands before all of them.
			else if (tag === 'title') isInTitle = title === '';
			else if (tag === 'body') isOver = true;
		},
		ontext(text) {
			if (isInTitle) title += text;
		},
		onclosetag(tag) {
			if (tag === 'title') isInTitle = false;
		}
	});
	parser.end(decoded(bytes, contentType).slice(0, longestHead));
	say('title', title);
	const first = (field: keyof typeof sources) =>
		sources[field].flatMap((name) => said.get(name) ?? [])[0] ?? '';
	const cut = (field: keyof typeof longest) => shortened(first(field), longest[field] - 1);
	const picture = first('picture');
	return {
		...{ siteName: cut('siteName'), title: cut('title'), description: cut('description') },
		picture: picture === '' ? null : (URL.parse(picture, url)?.href ?? null)
	};
}

/** By what the answer says, else by what the page says; UTF-8 where neither names an encoding that there is. */
function decoded(bytes: Buffer, contentType: string): string {
	const named = /charset\s*=\s*["']?([\w-]+)/i;
	const start = bytes.subarray(0, 4096).toString('latin1');
	const [, label = 'utf-8'] = named.exec(contentType) ?? named.exec(start) ?? [];
	try {
		return new TextDecoder(label).decode(bytes);
	} catch {
		return new TextDecoder().decode(bytes);
	}
}
