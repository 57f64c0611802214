import type { Target } from '#sync/records/post.ts';
import { utmNames } from '#sync/records/extras.ts';
import { addressesIn } from '#sync/text/addresses.ts';
import { dressOf } from '#sync/text/dress.ts';
import { fromHtml } from '#sync/text/from-html.ts';
import { linksIn } from '#sync/text/links.ts';
import { toHtml } from '#sync/text/to-html.ts';
import { marked, markedText, markedWords, type Utm } from '#sync/text/utm.ts';
import type { Around } from './checks.ts';
import type { Content } from './draft.svelte.ts';
import { withOptions } from './options.ts';

/** Links that will not be counted where others are, and what one press changes about it. It stops nothing. */
export interface Untagged {
	/** `off`: the project marks links on these channels, and this post says not to. `forgotten`: others to the same site are marked by hand. */
	why: 'off' | 'forgotten';
	accountIds: string[];
	/** How many links. */
	count: number;
	change: Partial<Content>;
}

type Known = Pick<Around, 'accounts' | 'manifests' | 'manner'>;

export function untagged(content: Content, known: Known): Untagged[] {
	const channels = content.targets.flatMap((target) => {
		const account = known.accounts.find(({ id }) => id === target.accountId);
		const manifest = account && known.manifests.get(account.network);
		if (!manifest) return [];
		const { utm } = dressOf(known.manner, account);
		const links = linksOf(content, target);
		const isOff = target.options?.withoutUtm ?? false;
		const off = isOff ? links.filter((href) => marked(href, utm, manifest) !== href) : [];
		const sent = isOff ? links : links.map((href) => marked(href, utm, manifest));
		return [{ target, manifest, off, forgotten: off.length > 0 ? [] : forgottenIn(sent) }];
	});
	const off = channels.filter((one) => one.off.length > 0);
	const forgotten = channels.filter((one) => one.forgotten.length > 0);
	const idsOf = (those: typeof channels) => those.map(({ target }) => target.accountId);
	return [
		...about(
			'off',
			idsOf(off),
			off.flatMap((one) => one.off),
			() => ({
				targets: withOptions(content.targets, idsOf(off), { withoutUtm: undefined })
			})
		),
		...about(
			'forgotten',
			idsOf(forgotten),
			forgotten.flatMap((one) => one.forgotten),
			() => markedByHand(content, forgotten)
		)
	];
}

const about = (
	why: Untagged['why'],
	accountIds: string[],
	links: string[],
	change: () => Partial<Content>
): Untagged[] =>
	links.length > 0 ? [{ why, accountIds, count: new Set(links).size, change: change() }] : [];

/** All that readers of one channel can press. */
function linksOf({ html }: Content, { html: own, options = {} }: Target): string[] {
	return [
		...linksIn(fromHtml(own ?? html)),
		...(options.buttons ?? []).flat().map(({ url }) => url),
		...(options.link ? [options.link] : []),
		...addressesIn(options.firstComment ?? '').map(({ href }) => href)
	];
}

/** Those without a parameter to a site to which another leads with some. */
function forgottenIn(links: string[]): string[] {
	const rules = byHand(links);
	return links.filter((href) => !isTagged(href) && rules.some((rule) => rule.hosts.includes(hostOf(href))));
}

/** By site, the parameters that the first marked link to it has. */
function byHand(links: string[]): NonNullable<Utm>[] {
	const first = new Map<string, string>();
	for (const href of links) if (isTagged(href) && !first.has(hostOf(href))) first.set(hostOf(href), href);
	return [...first].map(([host, href]) => {
		const { searchParams } = new URL(href);
		const values = utmNames.map((name) => [name, searchParams.get(`utm_${name}`) ?? '']);
		// The cast: entries of every name there is.
		return { ...(Object.fromEntries(values) as Record<(typeof utmNames)[number], string>), hosts: [host] };
	});
}

/**
 * The post with those links marked as their neighbours are: in its channels' own texts and in the common one. Where one of the channels' networks
 * knows no links, an address is written with its parameters; else it keeps its words.
 */
function markedByHand(
	content: Content,
	channels: { target: Target; manifest: Parameters<typeof markedText>[2] }[]
): Partial<Content> {
	const plain = channels.find(({ manifest }) => manifest.markup === 'plain') ?? channels[0];
	if (!plain) return {};
	const { manifest } = plain;
	const rules = byHand(channels.flatMap(({ target }) => linksOf(content, target)));
	const all = <Thing>(thing: Thing, mark: (thing: Thing, rule: Utm) => Thing) => rules.reduce(mark, thing);
	const text = (html: string) => toHtml(all(fromHtml(html), (one, rule) => markedText(one, rule, manifest)));
	const link = (href: string) => all(href, (one, rule) => marked(one, rule, manifest));
	const targets = content.targets.map((target) => {
		if (!channels.some((one) => one.target === target)) return target;
		const { buttons, link: shown, firstComment } = target.options ?? {};
		const [changed = target] = withOptions([target], [target.accountId], {
			buttons: buttons?.map((row) => row.map((button) => ({ ...button, url: link(button.url) }))),
			link: shown && link(shown),
			firstComment: firstComment && all(firstComment, (one, rule) => markedWords(one, rule, manifest))
		});
		return changed.html === undefined ? changed : { ...changed, html: text(changed.html) };
	});
	const isCommon = channels.some(({ target }) => target.html === undefined);
	return { targets, ...(isCommon ? { html: text(content.html) } : {}) };
}

const isTagged = (href: string): boolean => /[?&]utm_[a-z]+=/i.test(href) && hostOf(href) !== '';

function hostOf(href: string): string {
	try {
		return new URL(href).hostname.replace(/^www\./, '');
	} catch {
		return '';
	}
}
