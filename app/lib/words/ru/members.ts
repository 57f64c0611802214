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
	resend: 'Отправить приглашение ещё раз',
	resent: (email: string) => `Приглашение отправлено ещё раз на ${email}`,
	revoke: 'Отозвать приглашение',
	revokeTitle: (email: string) => `Отозвать приглашение для ${email}?`,
	revokeText: 'Ссылка из письма больше не приведёт в проект. Пригласить снова можно когда угодно.',
	revoked: (email: string) => `Приглашение для ${email} отозвано`,
	leaveTitle: (project: string) => `Выйти из проекта «${project}»?`,
	leaveText:
		'Проект сразу исчезнет с ваших устройств. Ваши посты в нём останутся. Вернуться можно только по новому приглашению.',
	handOver: 'Передать проект',
	handOverTitle: (name: string) => `Передать проект: ${name}?`,
	handOverText: 'Этот человек станет владельцем, а вы редактором. Вернуть владение сможет только он.',
	handedOver: (name: string) => `Теперь владелец проекта ${name}`,
	lastOwner: 'Вы единственный владелец. Чтобы выйти, сначала передайте проект.',
	menuOf: (name: string) => `Действия: ${name}`,
	onlyOwner: 'Приглашать и менять роли может владелец.',
	needsNetwork: 'Пригласить можно только при связи с сервером: он отправит письмо.'
};
