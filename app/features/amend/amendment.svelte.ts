import { same } from '#sync/merge.ts';
import type { Post } from '#sync/records/post.ts';
import { api } from '#app/lib/api.ts';
import type { Rows } from '../composer/buttons.ts';
import { withOptions } from '../composer/options.ts';
import { withText } from '../composer/variants.ts';

type Words = Pick<Post, 'html' | 'targets'>;

const keptAs = 'twexel.amendment';

/**
 * Other words and buttons for a post that is out. They are no draft of it: until somebody has them changed in the channels, they stand on this device
 * alone, where a closed page finds them again.
 */
export class Amendment {
	readonly #post: Post;
	html = $state('');
	targets = $state.raw<Post['targets']>([]);

	constructor(post: Post) {
		this.#post = post;
		const { html, targets } = keptFor(post.id) ?? post;
		this.html = html;
		this.targets = targets;
	}

	get words(): Words {
		return { html: this.html, targets: this.targets };
	}

	get isChanged(): boolean {
		const { html, targets } = this.#post;
		return !same(this.words, { html, targets });
	}

	/** The common text, or one channel's own. */
	write(html: string, accountId: string | null): void {
		if (accountId === null) this.html = html;
		else this.targets = withText(this.targets, accountId, html);
		this.#keep();
	}

	/** Those below one channel's message. */
	setButtons(buttons: Rows, accountId: string): void {
		this.targets = withOptions(this.targets, [accountId], { buttons });
		this.#keep();
	}

	forget(): void {
		localStorage.removeItem(keptAs);
	}

	/** Asks the server to change them in the channels. Throws ApiProblem for its no, Offline where it is not reached. */
	async send(): Promise<void> {
		await api.put(`/api/posts/${this.#post.id}`, this.words);
		this.forget();
	}

	#keep(): void {
		localStorage.setItem(keptAs, JSON.stringify({ id: this.#post.id, ...this.words }));
	}
}

function keptFor(id: string): Words | null {
	const kept = localStorage.getItem(keptAs);
	// Written by `#keep` above.
	const found = kept === null ? null : (JSON.parse(kept) as Words & { id: string });
	return found?.id === id ? found : null;
}
