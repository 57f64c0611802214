import { closingMisfit } from '#sync/closing.ts';
import { deletionMisfit } from '#sync/deletion.ts';
import type { Account } from '#sync/records/account.ts';
import type { Media } from '#sync/records/media.ts';
import { manifestOn } from '#sync/narrow.ts';
import type { NetworkManifest } from '#sync/records/network.ts';
import type { Post } from '#sync/records/post.ts';
import type { Project } from '#sync/records/project.ts';
import { dressed, dressOf } from '#sync/text/dress.ts';
import { gapsIn } from '#sync/text/gaps.ts';
import { lengthOf } from '#sync/text/measure.ts';
import type { MisfitCode, PartMedium } from '#sync/text/misfits.ts';
import { planParts, type Content, type Planned } from '#sync/text/parts.ts';

export type CheckCode =
	| MisfitCode
	| 'poll_closes_early'
	| 'poll_closes_late'
	| 'delete_before_publish'
	| 'delete_too_late'
	| 'delete_unsupported'
	| 'no_targets'
	| 'account_not_found'
	| 'account_disconnected';

/** Something that would be refused later, said before. */
export interface Objection {
	code: CheckCode;
	/** The channel that it is about; null for the post as a whole. */
	accountId: string | null;
	/** How many characters are too many, or how many files may be. */
	amount: number;
}

export interface Around {
	accounts: Account[];
	manifests: ReadonlyMap<string, NetworkManifest>;
	media: Media[];
	/** What the project wants of all that goes out. */
	manner: Manner;
	/** When the post goes out, in milliseconds. */
	publishAt: number;
}

export type Manner = Pick<Project, 'overflow' | 'utm'>;
export const usualManner: Manner = { overflow: 'refuse', utm: [] };

type Written = Pick<Post, 'html' | 'media' | 'poll' | 'targets' | 'deleteAt'>;

/** All that stands between this post and its channels. Where a manifest or a file is not on the device yet, nothing is held against it. */
export function objections(post: Written, around: Around): Objection[] {
	const found: Objection[] = [];
	const isEmpty = post.media.length === 0 && post.poll === null && lengthOf(post.html) === 0;
	if (isEmpty) found.push(about(null, { code: 'empty_post' }));
	if (post.targets.length === 0) found.push(about(null, { code: 'no_targets' }));
	for (const target of post.targets) found.push(...forTarget(post, target, around));
	return found;
}

function forTarget(post: Written, target: Post['targets'][number], around: Around): Objection[] {
	const account = around.accounts.find((one) => one.id === target.accountId);
	if (!account) return [about(target.accountId, { code: 'account_not_found' })];
	if (account.status === 'disconnected') return [about(account.id, { code: 'account_disconnected' })];
	const known = around.manifests.get(account.network);
	if (!known) return [];
	const manifest = manifestOn(known, account);
	const { misfits } = planParts(
		manifest,
		contentFor(post, account, manifest, around),
		around.manner.overflow
	);
	const own = misfits.filter(({ code }) => code !== 'empty_post').map((misfit) => about(account.id, misfit));
	own.push(...ofDeletion(post, manifest, account.id, around.publishAt));
	own.push(...ofClosing(post, manifest, account.id, around.publishAt));
	return [...new Map(own.map((one) => [one.code, one])).values()];
}

function ofDeletion({ deleteAt }: Written, manifest: NetworkManifest, accountId: string, publishAt: number) {
	const code = deleteAt === null ? null : deletionMisfit(manifest, publishAt, Date.parse(deleteAt));
	return code ? [about(accountId, { code, amount: manifest.removableHours ?? 0 })] : [];
}

function ofClosing({ poll }: Written, manifest: NetworkManifest, accountId: string, publishAt: number) {
	if (!poll?.closesAt || manifest.poll === null) return [];
	const code = closingMisfit(manifest, publishAt, Date.parse(poll.closesAt));
	return code ? [about(accountId, { code, amount: manifest.limits.poll?.openDays ?? 0 })] : [];
}

/** Variables that nobody has filled in, in any of the post's channels. They stop nothing: braces may be what is meant. */
export function gapsOf({ html, poll, targets }: Written): string[] {
	const common = targets.length === 0 || targets.some((target) => target.html === undefined) ? [html] : [];
	const texts = [...common, ...targets.flatMap((target) => target.html ?? [])];
	const inTexts = texts.flatMap((text) => gapsIn({ html: text, poll, options: {} }));
	const inOptions = targets.flatMap(({ options = {} }) => gapsIn({ html: '', poll: null, options }));
	return [...new Set([...inTexts, ...inOptions])];
}

/** What this channel would be sent, message by message, and why it is several. */
export const plannedFor = (
	post: Written,
	account: Account,
	manifest: NetworkManifest,
	around: Pick<Around, 'media' | 'manner'>
): Planned<PartMedium> =>
	planParts(manifest, contentFor(post, account, manifest, around), around.manner.overflow);

export function contentFor(
	post: Pick<Written, 'html' | 'media' | 'poll' | 'targets'>,
	account: Account,
	manifest: NetworkManifest,
	{ media, manner }: Pick<Around, 'media' | 'manner'>
): Content {
	const target = post.targets.find((one) => one.accountId === account.id);
	const files = post.media.map(({ mediaId, spoiler = false }): PartMedium => {
		const file = media.find((one) => one.id === mediaId) ?? unknownFile;
		const { kind, mime, bytes, width, height, name } = file;
		return { mediaId, kind, mime, bytes, width, height, name, spoiler };
	});
	const { html = post.html, options = {} } = target ?? {};
	const content = { html, media: files, poll: post.poll, options, channelKind: account.kind };
	return dressed(manifest, content, dressOf(manner, account));
}

/** A file that the device has not heard of yet is taken for a small picture. */
const unknownFile = {
	kind: 'image',
	mime: 'image/jpeg',
	bytes: 0,
	width: null,
	height: null,
	name: ''
} as const;

const about = (
	accountId: string | null,
	{ code, amount = 0 }: { code: CheckCode; amount?: number }
): Objection => ({ code, accountId, amount });
