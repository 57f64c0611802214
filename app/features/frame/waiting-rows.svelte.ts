import type { Desk } from '#app/lib/data/desk.svelte.ts';
import { live } from '#app/lib/data/live.svelte.ts';
import type { Waiting } from '#app/lib/data/device.ts';
import { words } from '#app/lib/words/words.svelte.ts';

/** A change that waits, as a person knows it. */
export interface WaitingRow {
	key: string;
	kind: string;
	title: string;
	/** What of it was changed, in words. */
	fields: string;
	href: string | null;
	since: Date;
	/** Whether files of the post have to be on the server first. */
	needsFile: boolean;
}

/** The changes of this device that wait, with the titles of what they change. For a component that shows them. */
export class WaitingRows {
	readonly #items: () => Waiting[];
	readonly #posts;
	readonly #projects;
	readonly #media;

	constructor(desk: () => Desk, items: () => Waiting[]) {
		this.#items = items;
		const ids = (name: string) => items().flatMap(({ collection, id }) => (collection === name ? id : []));
		const among = (found: string[]) => ({ selector: { id: { $in: found } } });
		this.#posts = live(() => desk().db.posts.find(among(ids('posts'))));
		this.#projects = live(() => desk().db.projects.find(among(ids('projects'))));
		const used = () => this.#posts.current.flatMap((post) => post.media.map(({ mediaId }) => mediaId));
		this.#media = live(() => desk().db.media.find(among(used())));
	}

	get current(): WaitingRow[] {
		return this.#items().map((item) => this.#row(item));
	}

	#row({ key, collection, id, since, fields }: Waiting): WaitingRow {
		const t = words.current.frame;
		const post = this.#posts.current.find((one) => one.id === id);
		const project = this.#projects.current.find((one) => one.id === id);
		const here = new Set(this.#media.current.map((one) => one.id));
		return {
			key,
			kind: t.collections[collection] ?? collection,
			title: post ? post.title || firstLine(post.html) : (project?.name ?? ''),
			fields: fields.map((field) => t.changedFields[field] ?? field).join(', '),
			href: post ? `/posts/${id}` : null,
			since: new Date(since),
			needsFile: post?.media.some(({ mediaId }) => !here.has(mediaId)) ?? false
		};
	}
}

/** Parsed apart from the page, so that nothing in it is loaded or run. */
export const plainText = (html: string): string =>
	new DOMParser().parseFromString(html.replaceAll('<br>', '\n'), 'text/html').body.textContent;

const firstLine = (html: string): string => plainText(html).trim().split('\n', 1)[0]?.slice(0, 80) ?? '';
