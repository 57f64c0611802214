import { z } from 'zod';

/** What the way in which an account was connected may or may not let us do there, in the order in which people are shown it. */
export const abilityNames = [
	...(['text', 'link', 'photo', 'video', 'document', 'poll'] as const),
	...(['comment', 'pin', 'edit', 'remove', 'find', 'stats'] as const)
];
export type AbilityName = (typeof abilityNames)[number];

/** `untried`: nothing tells before it is done. */
export const ability = z.object({ what: z.enum(abilityNames), can: z.enum(['yes', 'no', 'untried']) });
export type Ability = z.output<typeof ability>;

export const abilities = z.array(ability);
export type Abilities = z.output<typeof abilities>;
