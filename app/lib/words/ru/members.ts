import type { Role } from '#sync/records/member.ts';

const roles: Record<Role, string> = {
	owner: 'Владелец',
	editor: 'Редактор',
	author: 'Автор',
	viewer: 'Наблюдатель'
};
const roleHints: Record<Role, string> = {
	owner: 'Всё, включая участников и удаление проекта',
	editor: 'Посты, публикация, каналы',
	author: 'Черновики и отправка на проверку',
	viewer: 'Только смотрит'
};

export const members = {
	title: 'Участники',
	text: 'Кто работает над проектом и что кому можно.',
	roles,
	roleHints,
	role: 'Роль',
	email: 'Почта',
	invite: 'Пригласить',
	inviteTitle: 'Пригласить участника',
	invited: 'Приглашён',
	inviteSent: (email: string) => `Приглашение отправлено на ${email}`,
	remove: 'Убрать из проекта',
	removeTitle: (name: string) => `Убрать ${name}?`,
	removeText: 'Человек сразу потеряет доступ к проекту. Его посты останутся.',
	removed: (name: string) => `${name} больше не в проекте`,
	leave: 'Выйти из проекта',
	menuOf: (name: string) => `Действия: ${name}`,
	onlyOwner: 'Приглашать и менять роли может владелец.',
	needsNetwork: 'Пригласить можно только при связи с сервером: он отправит письмо.'
};
