import type { UserRow } from '#db/schema.ts';

interface BotWords {
	isItYou(who: string, project: string): string;
	itIsMe: string;
	bringMe(project: string): string;
	toChannel: string;
	toGroup: string;
	connected(title: string): string;
}

/** What the bot says to who connects a channel. Plain text, no markup. */
export const botWords: Record<UserRow['locale'], BotWords> = {
	ru: {
		isItYou: (who, project) =>
			`Twexel: ${who} подключает каналы к проекту «${project}».\n\nЭто вы? Если эту ссылку вам прислал кто-то другой, ничего не нажимайте: он сможет публиковать в каналы, которые вы ведёте.`,
		itIsMe: 'Да, это я',
		bringMe: (project) =>
			`Готово, теперь мы знакомы. Добавьте меня администратором туда, куда будете публиковать: канал сам появится в проекте «${project}».`,
		toChannel: 'Добавить в канал',
		toGroup: 'Добавить в группу',
		connected: (title) => `«${title}» подключён. Можно публиковать.`
	},
	en: {
		isItYou: (who, project) =>
			`Twexel: ${who} is connecting channels to the project “${project}”.\n\nIs it you? If somebody else sent you this link, press nothing: they could post to the channels that you run.`,
		itIsMe: 'Yes, it is me',
		bringMe: (project) =>
			`Now we know each other. Add me as an administrator where you want to publish: the channel appears in “${project}” by itself.`,
		toChannel: 'Add to a channel',
		toGroup: 'Add to a group',
		connected: (title) => `“${title}” is connected. You can publish there.`
	}
};
