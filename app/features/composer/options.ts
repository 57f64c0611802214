import { same } from '#sync/merge.ts';
import type { Account } from '#sync/records/account.ts';
import type { NetworkManifest } from '#sync/records/network.ts';
import type { Target, TargetOptions } from '#sync/records/post.ts';

/** Options that are on or off, in the order in which the composer draws them. */
export const toggles = [
	...(['silent', 'protect', 'signed', 'closeComments', 'markAsAds', 'pin'] as const),
	...(['captionAbove', 'carousel', 'disableLinkPreview', 'linkPreviewAbove'] as const)
] satisfies OnOff[];
export type Toggle = (typeof toggles)[number];
type OnOff = {
	[Name in keyof TargetOptions]-?: Required<TargetOptions>[Name] extends boolean ? Name : never;
}[keyof TargetOptions];

/** What a network offers of that here; some of it has no meaning without files, or without the option that it is about. */
export const offeredToggles = (
	{ options }: Pick<NetworkManifest, 'options'>,
	{ hasMedia, chosen }: { hasMedia: boolean; chosen: TargetOptions }
): Toggle[] =>
	toggles.filter((name) => {
		if (!options.includes(name)) return false;
		if (name === 'captionAbove' || name === 'carousel') return hasMedia;
		if (name === 'disableLinkPreview') return !hasMedia;
		return name !== 'linkPreviewAbove' || (!hasMedia && !chosen.disableLinkPreview);
	});

/** The networks that a post goes to, in the order of its channels, each with those of them. */
export function networksOf(
	targets: Target[],
	accounts: Account[]
): { network: string; accountIds: string[] }[] {
	const byNetwork = new Map<string, string[]>();
	for (const { accountId } of targets) {
		const network = accounts.find((one) => one.id === accountId)?.network;
		if (network) byNetwork.set(network, [...(byNetwork.get(network) ?? []), accountId]);
	}
	return [...byNetwork].map(([network, accountIds]) => ({ network, accountIds }));
}

/** The choice that some channels share: what all of them have. */
export function sharedOptions(targets: Target[], accountIds: string[]): TargetOptions {
	const [first = {}, ...others] = targets
		.filter(({ accountId }) => accountIds.includes(accountId))
		.map(({ options = {} }): Record<string, unknown> => options);
	const shared = Object.entries(first).filter(([name, value]) =>
		others.every((other) => same(other[name], value))
	);
	// The cast: made of entries of options alone.
	return Object.fromEntries(shared) as TargetOptions;
}

/** The targets with some options changed for some of them. What is off or empty is left out, and an empty choice with it. */
export const withOptions = (targets: Target[], accountIds: string[], change: Change): Target[] =>
	targets.map((target) => {
		if (!accountIds.includes(target.accountId)) return target;
		const { options: before = {}, ...rest } = target;
		const options = Object.entries({ ...before, ...change }).filter(([, value]) => !isNothing(value));
		// The cast: entries of options, of which some are gone.
		return options.length > 0 ? { ...rest, options: Object.fromEntries(options) as TargetOptions } : rest;
	});

export type Change = { [Name in keyof TargetOptions]?: TargetOptions[Name] | undefined };

const isNothing = (value: unknown): boolean =>
	value === undefined || value === false || value === '' || (Array.isArray(value) && value.length === 0);
