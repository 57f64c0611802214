import { expect, it } from 'vitest';
import { deletionMisfit } from './deletion.ts';
import { manifestOn } from './narrow.ts';
import type { Ability } from './records/ability.ts';
import type { NetworkManifest } from './records/network.ts';
import { planParts } from './text/parts.ts';

const wide: NetworkManifest = {
	...{
		id: 'net',
		name: 'Net',
		hue: 0,
		rates: [],
		mediaKinds: ['image', 'video', 'document'],
		markup: 'plain'
	},
	limits: {
		...{ text: 100, caption: 100, media: 10 },
		bytes: { image: 9, video: 9, animation: 9, document: 9, audio: 9 }
	},
	messages: { together: [['image', 'video']], isSeries: false },
	...{ poll: 'attachment', canEdit: true, removableHours: null },
	options: ['silent', 'pin', 'firstComment']
};
const without = (...what: Ability['what'][]) =>
	manifestOn(wide, { abilities: what.map((one) => ({ what: one, can: 'no' as const })) });
const picture = {
	...{ mediaId: 'a', kind: 'image' as const, bytes: 1, width: 1, height: 1, name: 'a.png', spoiler: false }
};

it('leaves a network as it is where nothing is known to be lacking', () => {
	expect(manifestOn(wide, { abilities: null })).toBe(wide);
	const untried = manifestOn(wide, { abilities: [{ what: 'photo', can: 'untried' }] });
	expect(untried).toEqual({ ...wide, withheld: [] });
});

it('says that it is the token, and not the network, which takes no picture', () => {
	const content = { html: 'Раз', media: [picture], poll: null, options: {} };
	const { misfits } = planParts(without('photo'), content, 'refuse');
	expect(misfits).toEqual([{ code: 'token_lacks_media', amount: 0, name: 'a.png' }]);
});

it('plans no pin, no comment and no deletion that the token cannot keep', () => {
	const options = { pin: true, firstComment: 'Первый' };
	const content = { html: 'Раз', media: [], poll: null, options };
	expect(planParts(wide, content, 'refuse').parts.map(({ is }) => is)).toEqual(['message', 'comment', 'pin']);
	const narrow = without('pin', 'comment', 'remove', 'edit', 'poll');
	expect(planParts(narrow, content, 'refuse').parts.map(({ is }) => is)).toEqual(['message']);
	expect(narrow).toMatchObject({ canEdit: false, poll: null });
	expect(deletionMisfit(narrow, 0, 1)).toBe('delete_unsupported');
	expect(deletionMisfit(wide, 0, 1)).toBeNull();
});
