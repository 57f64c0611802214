/** Connecting channels of Telegram. */
export const telegram = {
	ways: 'Как подключить',
	byLink: 'По ссылке',
	byName: 'По имени',
	byToken: 'Свой бот',
	linkSteps: 'Три шага в Telegram',
	linkStart: (bot: string) => `Откройте ${bot} и нажмите «Старт».`,
	linkConfirm: 'Ответьте боту «Да, это я».',
	linkAdd: 'Добавьте бота администратором в канал или группу.',
	openBot: (bot: string) => `Открыть ${bot}`,
	toChannel: 'Добавить в канал',
	toGroup: 'Добавить в группу',
	waitsForStart: 'Ждём вас в Telegram…',
	waitsForYes: (name: string) => `${name}, бот спрашивает, вы ли это. Нажмите «Да, это я».`,
	waitsForChannel: 'Ждём канал: он появится здесь сам, как только вы добавите бота.',
	waitsForNetwork: 'Нет сети. Продолжим, как только она появится.',
	problemIn: (title: string, sentence: string) => `«${title}»: ${sentence}`,
	byNameExplained: 'Для канала, в котором бот уже есть. Публиковать можно туда, где вы администратор.',
	tokenMissing: 'Вставьте токен, который дал @BotFather.',
	ownBotOnly: 'У этой установки нет своего бота, поэтому подключите канал через собственного.'
};
