import type { Said } from '#sync/records/said.ts';
import { sandboxFace, sandboxWay } from '#server/integrations/social/sandbox/face.ts';
import { telegramFace, telegramRefusalWords } from '#server/integrations/social/telegram/face.ts';
import { telegramWays } from '#server/integrations/social/telegram/ways.ts';
import { vkFace, vkRefusalWords } from '#server/integrations/social/vk/face.ts';
import { vkWays } from '#server/integrations/social/vk/ways.ts';

/** What the networks' folders say, as the pages of these tests show it: in Russian. */
export const ruOf = ({ ru }: Said): string => ru;

const fieldsOf = (way: { fields: { name: string; label: Said }[] }) =>
	Object.fromEntries(way.fields.map(({ name, label }) => [name, ruOf(label)]));

const { byLink, byName, byToken } = telegramWays;
const { chat = '', botToken = '' } = fieldsOf(byToken);

export const telegramWords = {
	...{ about: ruOf(telegramFace(true).about), chat, botToken, submit: ruOf(byToken.submit) },
	...{ link: byLink, byLink: ruOf(byLink.label), byName: ruOf(byName.label) },
	refusals: telegramRefusalWords
};

const { groupId: community = '', accessToken: key = '' } = fieldsOf(vkWays.byKey);

export const vkWords = {
	...{ about: ruOf(vkFace({ vkClientId: undefined }).about), community, key },
	...{ byKey: ruOf(vkWays.byKey.label), submitKey: ruOf(vkWays.byKey.submit) },
	...{ signIn: ruOf(vkWays.bySignIn.submit), connect: ruOf(vkWays.bySignIn.connect) },
	refusals: vkRefusalWords
};

const { title = '' } = fieldsOf(sandboxWay);

export const sandboxWords = {
	...{ about: ruOf(sandboxFace.about), title, submit: ruOf(sandboxWay.submit) },
	open: sandboxFace.screen ? ruOf(sandboxFace.screen.open) : ''
};
