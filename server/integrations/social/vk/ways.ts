import type { ByFields, BySignIn, ConnectField } from '#sync/records/connect-way.ts';
import { same } from '#sync/records/said.ts';

const community: ConnectField = {
	...{ name: 'groupId', kind: 'text', isChannel: true, maxLength: 256 },
	label: { ru: 'Сообщество', en: 'Community' },
	placeholder: same('vk.com/club123'),
	hint: { ru: 'Адрес vk.com/… или номер', en: 'A vk.com/… address, or the number' },
	missing: { ru: 'Укажите сообщество.', en: 'Name the community.' },
	wrong: {
		ru: 'Нужен адрес vk.com/… или номер.',
		en: 'It has to be a vk.com/… address, or the number.'
	}
};

const key: ConnectField = {
	...{ name: 'accessToken', kind: 'secret', isChannel: false, maxLength: 2048 },
	label: { ru: 'Ключ доступа', en: 'Access key' },
	placeholder: same('vk1.a.…'),
	hint: { ru: 'Хранится на сервере в зашифрованном виде.', en: 'Kept on the server, encrypted.' },
	missing: { ru: 'Вставьте ключ.', en: 'Paste the key.' },
	wrong: {
		ru: 'VK не принимает этот ключ. Создайте новый или войдите через VK ID.',
		en: 'VK does not accept this key. Make a new one, or sign in with VK ID.'
	}
};

const bySignIn: Omit<BySignIn, 'missing'> = {
	...{ by: 'signIn', field: 'groupId' },
	label: { ru: 'Через VK ID', en: 'By VK ID' },
	about: {
		ru: 'Войдите в VK и выберите сообщества, которыми управляете. Так доступны картинки, видео и опросы.',
		en: 'Sign in at VK and choose the communities that you run. Pictures, videos and polls need this.'
	},
	submit: { ru: 'Войти через VK ID', en: 'Sign in with VK ID' },
	notConfigured: {
		ru: 'Вход через VK ID не настроен. Хозяину установки нужно задать: {names}.',
		en: 'Signing in with VK ID is not configured. The host has to set: {names}.'
	},
	list: { ru: 'Сообщества, которыми вы управляете', en: 'Communities that you run' },
	choose: {
		ru: 'Выберите, куда публиковать. Можно подключить несколько, по одному.',
		en: 'Choose where to publish. Several can be connected, one by one.'
	},
	connect: { ru: 'Подключить', en: 'Connect' },
	connectAgain: { ru: 'Обновить доступ', en: 'Renew access' },
	noneTitle: { ru: 'Сообществ не нашлось', en: 'No communities found' },
	noneText: {
		ru: 'Здесь видны те, где вы администратор или редактор.',
		en: 'Those are shown where you are an administrator or an editor.'
	},
	closed: {
		ru: 'Если VK не открыл приложению список сообществ, подключите сообщество по его ключу.',
		en: 'If VK does not let the app see your communities, connect a community by its key.'
	}
};

const byKey: ByFields = {
	by: 'fields',
	label: { ru: 'По ключу', en: 'By a key' },
	about: {
		ru: 'В сообществе: Управление → Дополнительно → Работа с API → Создать ключ. Отметьте «Стена» и «Документы». По такому ключу выходят тексты и файлы, картинки и видео VK по нему не принимает.',
		en: 'In the community: Manage → Extra → API → Create key. Tick “Wall” and “Documents”. Texts and files go out by such a key; VK takes no pictures or videos by it.'
	},
	fields: [community, key],
	submit: { ru: 'Подключить по ключу', en: 'Connect by key' },
	busy: { ru: 'Проверяем права ключа…', en: 'Checking the key’s rights…' }
};

export const vkWays = { bySignIn, byKey };
