import type { Account } from '#sync/records/account.ts';
import type { NetworkManifest } from '#sync/records/network.ts';
import type { Target } from '#sync/records/post.ts';

/** The options that the composer draws as switches, in this order. */
const switches = [
	...(['silent', 'pin', 'captionAbove', 'carousel', 'protect', 'disableLinkPreview'] as const),
	...(['signed', 'closeComments', 'markAsAds'] as const)
];
export type SwitchOption = (typeof switches)[number];

/** Those that are written: an address, or words. */
const fields = ['link', 'copyright', 'firstComment'] as const;
export type FieldOption = (typeof fields)[number];

export const offeredOptions = (manifest: NetworkManifest): SwitchOption[] =>
	switches.filter((option) => manifest.options.includes(option));

export const offeredFields = (manifest: NetworkManifest): FieldOption[] =>
	fields.filter((option) => manifest.options.includes(option));

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

/** The targets with one option set for some of them. What is off or empty is left out, and an empty choice with it. */
export const withOption = (
	targets: Target[],
	accountIds: string[],
	option: SwitchOption | FieldOption,
	value: boolean | string
): Target[] =>
	targets.map((target) => {
		if (!accountIds.includes(target.accountId)) return target;
		const { options: before = {}, ...rest } = target;
		const { [option]: _turned, ...others } = before;
		const options = value === false || value === '' ? others : { ...others, [option]: value };
		return Object.keys(options).length > 0 ? { ...rest, options } : rest;
	});

/** An address that a network makes a card of. */
export const isWebAddress = (text: string): boolean =>
	/^https?:\/\/\S+\.\S/i.test(text) && URL.canParse(text) && text.length <= 2048;
