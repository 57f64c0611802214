import { append, isAddress, ordered, type Block, type Mark, type RichText, type Span } from './rich-text.ts';
import { tokens, type Token } from './tokens.ts';

/** Reads the subset of HTML that a post is kept in. Tags outside of it are dropped, their text stays. */
export function fromHtml(html: string): RichText {
	const reader = new Reader();
	for (const token of tokens(html.replaceAll(/\r\n?/g, '\n'))) reader.take(token);
	return reader.end();
}

type Opened = { name: string; mark: Mark | null };

class Reader {
	#blocks: Block[] = [];
	#open: Opened[] = [];
	#marks: Mark[] = [];
	/** The line that is being read. After a quote or a code block there is none until something follows. */
	#spans: Span[] | null = [];
	#quote: Extract<Block, { is: 'quote' }> | null = null;
	#code: Extract<Block, { is: 'code' }> | null = null;

	take(token: Token): void {
		if (token.is === 'text') this.#text(token.text);
		else if (token.is === 'open') this.#start(token.name, token.attributes);
		else this.#stop(token.name);
	}

	end(): RichText {
		this.#endCode();
		this.#endQuote();
		if (this.#spans) this.#blocks.push({ is: 'line', spans: this.#spans });
		return this.#blocks;
	}

	#text(text: string): void {
		if (this.#code) {
			this.#code.text += text;
			return;
		}
		const [first = '', ...rest] = text.split('\n');
		this.#add(first);
		for (const line of rest) {
			this.#break();
			this.#add(line);
		}
	}

	#add(text: string): void {
		if (text !== '') append((this.#spans ??= []), text, this.#marks);
	}

	#break(): void {
		if (this.#spans) this.#endLine();
		this.#spans = [];
	}

	#endLine(): void {
		if (!this.#spans) return;
		if (this.#quote) this.#quote.lines.push(this.#spans);
		else this.#blocks.push({ is: 'line', spans: this.#spans });
		this.#spans = null;
	}

	#start(name: string, attributes: Record<string, string>): void {
		if (name === 'br') return this.#text('\n');
		if (this.#code) {
			const language = /^language-(\S+)$/.exec(attributes.class ?? '')?.[1];
			if (name === 'code' && language && this.#code.text === '') this.#code.language = language;
			return;
		}
		if (name === 'pre' && !this.#quote) return this.#startCode();
		if (name === 'blockquote') return this.#startQuote('expandable' in attributes);
		this.#open.push({ name, mark: markOf(name, attributes) });
		this.#remark();
	}

	#stop(name: string): void {
		if (name === 'pre' && this.#code) return this.#endCode();
		if (this.#code) return;
		if (name === 'blockquote') return this.#endQuote();
		const at = this.#open.findLastIndex((opened) => opened.name === name);
		if (at >= 0) this.#open.splice(at, 1);
		this.#remark();
	}

	#remark(): void {
		this.#marks = ordered(this.#open.flatMap((opened) => opened.mark ?? []));
	}

	/** An empty line that nothing was written on gives its place to the block. */
	#leaveLine(): void {
		if (this.#spans?.length) this.#endLine();
		this.#spans = null;
	}

	#startCode(): void {
		this.#leaveLine();
		this.#code = { is: 'code', language: null, text: '' };
	}

	#endCode(): void {
		if (!this.#code) return;
		this.#blocks.push(this.#code);
		this.#code = null;
	}

	#startQuote(isExpandable: boolean): void {
		if (this.#quote) return;
		this.#leaveLine();
		this.#quote = { is: 'quote', isExpandable, lines: [] };
		this.#spans = [];
	}

	#endQuote(): void {
		if (!this.#quote) return;
		this.#endLine();
		this.#blocks.push(this.#quote);
		this.#quote = null;
	}
}

const simple: Record<string, Mark['is']> = {
	b: 'bold',
	strong: 'bold',
	i: 'italic',
	em: 'italic',
	u: 'underline',
	ins: 'underline',
	s: 'strike',
	strike: 'strike',
	del: 'strike',
	code: 'code',
	pre: 'code',
	'tg-spoiler': 'spoiler'
};

function markOf(name: string, attributes: Record<string, string>): Mark | null {
	const { href, class: className, 'emoji-id': emojiId } = attributes;
	if (name === 'a') return href && isAddress(href) ? { is: 'link', href } : null;
	if (name === 'tg-emoji') return emojiId ? { is: 'emoji', emojiId } : null;
	if (name === 'span') return className === 'tg-spoiler' ? { is: 'spoiler' } : null;
	const is = simple[name];
	return is && is !== 'link' && is !== 'emoji' ? { is } : null;
}
