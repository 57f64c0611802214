import type { NetworkFace, OwnRefusal } from '#sync/records/network-face.ts';
import type { Config } from '../../../core/config.ts';
import type { VkCode } from './refusals.ts';
import { vkWays } from './ways.ts';

export const vkRefusalWords: Record<VkCode, OwnRefusal> = {
	vk_token_invalid: {
		sentence: {
			ru: 'VK не принимает этот ключ. Создайте новый или войдите через VK ID.',
			en: 'VK does not accept this key. Make a new one, or sign in with VK ID.'
		},
		because: {
			ru: 'VK не принял ключ: похоже, его отозвали или он истёк. Подключите сообщество заново.',
			en: 'VK did not take the key: it was probably revoked or has run out. Connect the community again.'
		},
		...{ remedy: 'channel', field: 'accessToken' }
	},
	vk_cannot_post: {
		sentence: {
			ru: 'С этим ключом нельзя публиковать на стене сообщества.',
			en: 'This key may not post to the community’s wall.'
		},
		because: {
			ru: 'С этим подключением нельзя публиковать на стене: проверьте права ключа и свою роль в сообществе.',
			en: 'This connection may not post to the wall: check the key’s rights and your role in the community.'
		},
		advice: {
			ru: 'Проверьте, что ключ от этого сообщества и что у него есть право «Стена».',
			en: 'Check that it is this community’s key and that it has the right “Wall”.'
		},
		...{ remedy: 'channel', field: 'accessToken' }
	}
};

/** Signing in needs an app of the host's own at VK. */
export const vkFace = ({ vkClientId }: Pick<Config, 'vkClientId'>): NetworkFace => ({
	about: { ru: 'Сообщество, через VK ID или по ключу', en: 'A community, by VK ID or by its key' },
	ways: [{ ...vkWays.bySignIn, missing: vkClientId === undefined ? ['VK_CLIENT_ID'] : [] }, vkWays.byKey],
	refusals: vkRefusalWords
});
