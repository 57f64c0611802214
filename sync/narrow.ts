import type { AbilityName } from './records/ability.ts';
import type { Account } from './records/account.ts';
import type { MediaKind } from './records/media.ts';
import type { NetworkManifest } from './records/network.ts';
import type { TargetOptions } from './records/post.ts';

/** What each kind of file needs. */
const ofMedia: Record<MediaKind, AbilityName> = {
	image: 'photo',
	video: 'video',
	animation: 'document',
	document: 'document',
	audio: 'document'
};

/** The options that need more than the right to write. */
const ofOption: { [Option in keyof TargetOptions]: AbilityName } = {
	pin: 'pin',
	link: 'link',
	firstComment: 'comment'
};

/**
 * What the network takes on one account: less than it could, where the way in which the account was connected is good for less. What nobody has
 * tried yet is offered.
 */
export function manifestOn(
	manifest: NetworkManifest,
	{ abilities }: Pick<Account, 'abilities'>
): NetworkManifest {
	if (abilities === null) return manifest;
	const lacking = new Set(abilities.filter(({ can }) => can === 'no').map(({ what }) => what));
	const needs = (option: keyof TargetOptions): boolean => {
		const ability = ofOption[option];
		return ability !== undefined && lacking.has(ability);
	};
	return {
		...manifest,
		withheld: manifest.mediaKinds.filter((kind) => lacking.has(ofMedia[kind])),
		poll: lacking.has('poll') ? null : manifest.poll,
		canEdit: manifest.canEdit && !lacking.has('edit'),
		removableHours: lacking.has('remove') ? 0 : manifest.removableHours,
		options: manifest.options.filter((option) => !needs(option))
	};
}
