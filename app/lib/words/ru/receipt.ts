import type { RefusalCode } from '#sync/errors.ts';
import type { Act, Attempt, AttemptReason } from '#sync/records/publication.ts';
import { plural } from '../plural.ts';

const attempt = plural('ru', { one: 'попытка', few: 'попытки', many: 'попыток', other: 'попытки' });

export const receipt = {
	title: 'Квитанция',
	planTitle: 'План',
	content: 'Что отправлено',
	plannedContent: 'Что будет отправлено',
	tally: 'Что стало в каналах',
	channels: 'Каналы',
	noChannels: 'Каналы не выбраны.',
	edit: 'Изменить',
	reschedule: 'Перенести',
	schedule: 'Запланировать',
	unschedule: 'Снять с плана',
	duplicate: 'Сделать копию',
	goesOut: (when: string) => `Выйдет ${when}`,
	wasDue: (when: string) => `Должен был выйти ${when}`,
	noTime: 'Время не назначено',
	relative: (when: string) => `(${when})`,
	publishedAt: (when: string) => `Вышел ${when}`,
	late: (seconds: string) => `на ${seconds} с позже срока`,
	onTime: 'вовремя',
	open: 'Открыть публикацию',
	openIn: (network: string) => `Открыть в ${network}`,
	partly: (when: string) => `Вышел не целиком: начало там с ${when}.`,
	sentTitle: 'Что именно ушло',
	nothingSent: 'Ещё ничего не отправлено.',
	nowTitle: 'Что в посте сейчас',
	changedAt: (when: string) => `Слова изменены ${when}.`,
	writtenBy: (name: string) => `Написал: ${name}`,
	doing: {
		planned: {
			edit: (when: string) => `Слова изменятся ${when}.`,
			remove: (when: string) => `Удалится ${when}.`,
			unpin: (when: string) => `Открепится ${when}.`
		},
		underWay: { edit: 'Меняем слова…', remove: 'Удаляем…', unpin: 'Открепляем…' },
		failed: {
			send: 'Закрепить пост или добавить комментарий не получилось.',
			edit: 'Изменить слова не получилось.',
			remove: 'Удалить не получилось.',
			unpin: 'Открепить не получилось.'
		},
		again: (when: string) => `Попробуем ещё раз ${when}.`
	},
	resolve: 'Ответить: вышел или нет',
	resolveTitle: 'Пост вышел?',
	resolveText:
		'Мы отправили пост, но ответ сети потерялся. Откройте канал и посмотрите, есть ли он там: от вашего ответа зависит, отправим ли мы его ещё раз.',
	askAgain: 'Отправить ещё раз? Если пост там всё-таки есть, подписчики увидят его дважды.',
	askAgainYes: 'Поста точно нет, отправить',
	takenDownAt: (when: string) => `Удалён из канала ${when}.`,
	attempts: (count: number) => `${count} ${attempt(count)}`,
	attemptsTitle: 'Как это было',
	act: { send: 'Отправка', edit: 'Правка', remove: 'Удаление', unpin: 'Открепление' } satisfies Record<
		Act,
		string
	>,
	part: (number: number) => `часть ${number}`,
	outcome: {
		sending: 'Отправка началась',
		published: 'Сеть приняла пост',
		done: 'Сделано',
		not_sent: 'Пост точно не ушёл, попробуем ещё раз',
		refused: 'Сеть отказала',
		unknown: 'Ответ не пришёл: пост мог выйти',
		confirmed: 'Проверили: пост вышел',
		absent: 'Проверили: поста нет'
	} satisfies Record<Attempt['outcome'], string> as Record<Attempt['outcome'], string>,
	because: {
		text_too_long: 'Текст длиннее, чем принимает сеть.',
		caption_too_long: 'Подпись к картинке длиннее, чем принимает сеть.',
		too_many_media: 'Файлов больше, чем принимает сеть.',
		media_too_large: 'Файл больше, чем принимает сеть.',
		media_unreadable: 'Сеть не смогла прочитать файл.',
		media_kind_unsupported: 'Файлы этого вида сеть не принимает.',
		media_not_found: 'Файл поста пропал.',
		account_disconnected: 'Канал был отключён.',
		account_not_found: 'Канала в проекте больше нет.',
		empty_post: 'В посте не было ни текста, ни картинки.',
		network_unreachable: 'До сети не удалось дозвониться.',
		poll_needs_message: 'Опрос здесь показывается только вместе с текстом или файлом.',
		ads_limit: 'Рекламных постов на сегодня достаточно, или один вышел только что. Отправьте ещё раз позже.',
		captcha_needed: 'Сеть просит подтвердить, что вы человек. Ответьте ей, и пост уйдёт.',
		call_limit: 'Дневной запас обращений к сети исчерпан. Отправьте ещё раз завтра.',
		channel_blocked: 'Сообщество закрыто или заблокировано самой сетью.',
		channel_not_found: 'Такого сообщества больше нет.',
		confirmation_needed:
			'Сеть просит владельца подтвердить вход на своей странице. После этого отправьте ещё раз.',
		day_limit: 'Сеть принимает 50 постов в день, и на сегодня они вышли. Отправьте ещё раз завтра.',
		flood_control:
			'Сеть сочла это слишком частым повтором. Подождите несколько часов: повторы только продлят паузу.',
		link_without_picture:
			'У страницы по ссылке нет подходящей картинки, а без неё карточка не получится. Уберите карточку ссылки.',
		links_forbidden: 'Ссылки здесь запрещены. Уберите их из поста.',
		message_not_found: 'Этого поста в сети больше нет.',
		slot_taken: 'На эту секунду в сообществе уже стоит другой пост. Попробуем через минуту.',
		source_link_unknown: 'Сеть не нашла источник по этой ссылке. Исправьте или уберите источник.',
		token_lacks_media:
			'Ключ сообщества не даёт загружать такие файлы. Подключите канал от своего имени или уберите файлы.',
		token_lacks_right: 'Это подключение такого не разрешает. Подключите канал от своего имени.',
		too_many_requests: 'Сеть попросила подождать: слишком много отправок подряд.',
		unavailable: 'Сеть была недоступна.',
		internal: 'Ошибка на нашей стороне.',
		message_unknown: 'Номер сообщения неизвестен: его нашёл человек. Измените его в самой сети.',
		only_text_changes: 'В вышедшем можно менять только слова.',
		channel_moved: 'Группа стала супергруппой, её номер сменился. Отправили по новому.',
		by_person: 'Так решил человек, который посмотрел в канале.',
		network_refused: 'Сеть отказала по причине, которую мы не знаем.',
		not_found_yet: 'Поискали: не нашли и не исключили.',
		media_too_late: 'Файлы так и не загрузились, пока время не ушло слишком далеко.',
		too_late: 'Ничего не работало, пока время не ушло слишком далеко.',
		waiting_for_media: 'Ждёт свои файлы: они ещё не загружены.',
		never_left: 'Сервер остановился, не начав отправлять.',
		worker_lost: 'Отправка прервалась на полпути: ответа мы не услышали.',
		worker_stalled: 'Сервер замер и не успел отправить.'
	} satisfies Partial<Record<RefusalCode, string>> & Record<AttemptReason, string> as Record<string, string>,
	networkSaid: 'Ответ сети',
	state: {
		pending: 'Ждёт своего времени.',
		sending: 'Отправляется прямо сейчас.',
		verifying: 'Ответ сети потерялся. Проверяем, вышел ли пост, и не отправляем вслепую.',
		published: 'Вышел.',
		failed: 'Не вышел.',
		needs_review:
			'Мы не знаем, вышел ли пост. Посмотрите в канале и скажите нам: сами мы второй раз не отправим.',
		deleted: 'Удалён из сети.',
		cancelled: 'Отменён, отправки не будет.'
	},
	next: {
		retry: 'Отправить ещё раз',
		rest: 'Дослать остальное',
		fixChannel: 'Проверить канал',
		fixPost: 'Изменить пост'
	},
	challengePicture: 'Картинка от сети со словом, которое нужно прочитать',
	challengeText: 'Что на картинке',
	challengeSend: 'Ответить и отправить',
	challengePage: 'Откройте страницу сети, подтвердите, что вы человек, и отправьте пост ещё раз.',
	challengeOpen: 'Открыть проверку',
	retried: 'Отправляем ещё раз',
	itIsThere: 'Пост вышел',
	sendAgain: 'Поста нет, отправить',
	resolveUrl: 'Ссылка на пост',
	resolveUrlHint: 'Если пост нашёлся, вставьте ссылку на него.',
	resolvedThere: 'Записали: пост вышел',
	resolvedAgain: 'Отправляем ещё раз',
	openChannel: 'Открыть канал',
	needsNetwork: 'Для этого нужна сеть.',
	lateEdit:
		'Эта правка пришла, когда пост уже вышел. Опубликованное не изменилось, ваш текст сохранён здесь черновиком.',
	lateEditOriginal: 'Открыть вышедший пост',
	partial: 'Вышел не во всех каналах. Где не вышел, сказано ниже.',
	missed: 'Время прошло, а пост не вышел. Выберите новое время или опубликуйте сейчас.',
	removedAccount: 'Отключённый канал',
	deleted: 'Пост удалён'
};
