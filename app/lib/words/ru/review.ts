import type { ReviewKind } from '#sync/records/review.ts';

export const review = {
	title: 'Согласование',
	approve: 'Одобрить',
	approvedBy: (name: string) => `Одобрено: ${name}`,
	byClient: (name: string) => `${name} (клиент)`,
	somebody: 'участник, которого уже нет в проекте',
	unapprove: 'Снять одобрение',
	sendBack: 'Вернуть автору',
	takeBack: 'Забрать в черновики',
	asked: (name: string) => `${name} просит проверить этот пост`,
	waiting: 'Ждёт одобрения редактора или владельца',
	needed: 'В этом проекте пост выйдет только после одобрения.',
	ended: 'Правка сняла одобрение: пост снова ждёт проверки.',
	endedPlain: 'Правка сняла одобрение.',
	locked: 'Содержание закреплено одобрением. Правка его снимет.',
	lockedPlan: 'Содержание закреплено одобрением. Правка снимет его, и пост уйдёт с плана на проверку.',
	unlock: 'Всё равно изменить',
	saidApproved: 'Пост одобрен',
	saidUnapproved: 'Одобрение снято',
	saidReturned: 'Пост вернулся автору',
	required: 'Сначала пост должен одобрить редактор или владелец.',
	open: 'Открыть пост',
	approveAndGo: 'Одобрить и запланировать',
	kinds: {
		asked: 'просит проверить',
		approved: 'одобряет',
		returned: 'возвращает на доработку',
		unapproved: 'меняет одобренное: одобрение снято',
		reopened: 'забирает с проверки',
		commented: 'оставляет комментарий',
		resolved: 'закрывает обсуждение'
	} satisfies Record<ReviewKind, string>
};
