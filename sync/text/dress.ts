import type { Account } from '../records/account.ts';
import type { NetworkManifest } from '../records/network.ts';
import type { TargetOptions } from '../records/post.ts';
import type { Project } from '../records/project.ts';
import { fromHtml } from './from-html.ts';
import { plainText } from './measure.ts';
import type { PartMedium } from './misfits.ts';
import type { Content } from './parts.ts';
import type { RichText } from './rich-text.ts';
import { toHtml } from './to-html.ts';
import { trimmed } from './trim.ts';
import { marked, markedText, markedWords, type Utm } from './utm.ts';

/** What a channel and its project add to whatever goes out there. */
export interface Dress {
	/** Markup that ends a text; empty for none. */
	signature: string;
	utm: Utm;
}

export const plainDress: Dress = { signature: '', utm: null };

/** What is added on this channel, before the post itself has a say. */
export function dressOf(
	{ utm }: Pick<Project, 'utm'>,
	account: Pick<Account, 'network' | 'username' | 'externalId' | 'signature'>
): Dress {
	const rule = utm.find(({ network }) => network === account.network);
	const named = (value: string) => value.replaceAll('{{channel}}', account.username ?? account.externalId);
	return {
		signature: account.signature,
		utm: rule
			? {
					...{ source: named(rule.source), medium: named(rule.medium), campaign: named(rule.campaign) },
					...{ content: named(rule.content), term: named(rule.term), hosts: rule.hosts }
				}
			: null
	};
}

/**
 * A post's content as it goes out on one channel: signed, its links marked. Pure, and the same in the composer's counters and preview, in
 * the checks and in the worker. Done twice it is the links that stay as they are; a signature is added once, by whoever has the post's own text.
 */
export function dressed<Medium extends PartMedium>(
	manifest: NetworkManifest,
	content: Content<Medium>,
	{ signature, utm }: Dress
): Content<Medium> {
	const { withoutSignature = false, withoutUtm = false } = content.options;
	const rule = withoutUtm ? null : utm;
	const ending = withoutSignature || signature === '' ? [] : trimmed(fromHtml(signature));
	if (!rule && ending.length === 0) return content;
	const text = signed(trimmed(fromHtml(content.html)), ending, content.media.length > 0);
	return {
		...content,
		html: toHtml(markedText(text, rule, manifest)),
		options: rule ? withMarkedLinks(content.options, rule, manifest) : content.options
	};
}

/** What says nothing but a question gets no signature: it would be a message by itself. */
function signed(text: RichText, ending: RichText, hasFiles: boolean): RichText {
	if (ending.length === 0 || (text.length === 0 && !hasFiles)) return text;
	if (text.length === 0) return ending;
	const isThere = plainText(text).endsWith(plainText(ending));
	return isThere ? text : [...text, { is: 'line', spans: [] }, ...ending];
}

function withMarkedLinks(options: TargetOptions, utm: Utm, manifest: NetworkManifest): TargetOptions {
	const { buttons, link, firstComment } = options;
	return {
		...options,
		...(buttons
			? { buttons: buttons.map((row) => row.map((one) => ({ ...one, url: marked(one.url, utm, manifest) }))) }
			: {}),
		...(link ? { link: marked(link, utm, manifest) } : {}),
		...(firstComment ? { firstComment: markedWords(firstComment, utm, manifest) } : {})
	};
}
