import type { Account } from '#sync/records/account.ts';
import type { NetworkManifest } from '#sync/records/network.ts';
import type { Target } from '#sync/records/post.ts';

/** The options that the composer draws as switches, in this order. */
const switches = ['silent', 'pin', 'captionAbove', 'protect', 'disableLinkPreview'] as const;
export type SwitchOption = (typeof switches)[number];

export const offeredOptions = (manifest: NetworkManifest): SwitchOption[] =>
	switches.filter((option) => manifest.options.includes(option));

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

/** The targets with one option turned for some of them. What is off is left out, and an empty choice with it. */
export const withOption = (
	targets: Target[],
	accountIds: string[],
	option: SwitchOption,
	isOn: boolean
): Target[] =>
	targets.map((target) => {
		if (!accountIds.includes(target.accountId)) return target;
		const { options: before = {}, ...rest } = target;
		const { [option]: _turned, ...others } = before;
		const options = isOn ? { ...others, [option]: true } : others;
		return Object.keys(options).length > 0 ? { ...rest, options } : rest;
	});
