import { refusing, type Refusals } from '#sync/errors.ts';

/** What only VK can say no for. */
export const vkRefusals = {
	vk_token_invalid: 422,
	vk_cannot_post: 422
} as const satisfies Refusals;

export type VkCode = keyof typeof vkRefusals;

export const vkRefusal = refusing(vkRefusals);
