export const poll = {
	add: 'Добавить опрос',
	title: 'Опрос',
	kind: 'Вид опроса',
	plain: 'Опрос',
	quiz: 'Викторина',
	remove: 'Убрать опрос',
	removed: 'Опрос убран',
	question: 'Вопрос',
	questionPlaceholder: 'О чём спросим?',
	options: 'Ответы',
	option: (number: number) => `Ответ ${number}`,
	addOption: 'Добавить ответ',
	removeOption: (number: number) => `Убрать ответ ${number}`,
	earlier: (number: number) => `Поднять ответ ${number}`,
	later: (number: number) => `Опустить ответ ${number}`,
	right: (number: number) => `Ответ ${number} правильный`,
	rightHint: 'Отметьте правильные ответы слева.',
	explanation: 'Пояснение после ответа',
	explanationHint: 'Его увидят те, кто уже ответил.',
	isAnonymous: 'Анонимно',
	anonymousHint: 'Кто как ответил, не видно никому.',
	isMultiple: 'Несколько ответов',
	multipleHint: 'Можно выбрать больше одного.',
	closing: {
		title: 'Закрыть опрос',
		never: 'Не закрывать',
		at: 'В своё время…',
		rule: (days: number) => `Открытым с назначенным концом опрос стоит не больше ${days} дн. после выхода.`
	},
	ofRoom: (used: number, room: number) => `${used} из ${room}`,
	described: (isQuiz: boolean, isAnonymous: boolean, isMultiple: boolean) =>
		(isAnonymous
			? isQuiz
				? 'Анонимная викторина'
				: 'Анонимный опрос'
			: isQuiz
				? 'Викторина'
				: 'Открытый опрос') + (isMultiple && !isQuiz ? ', можно несколько ответов' : ''),
	rightOne: 'Правильный ответ'
};
