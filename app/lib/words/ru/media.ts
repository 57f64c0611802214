export const media = {
	pictures: 'Картинка',
	uploading: (name: string) => `Загружаем: ${name}`,
	cancel: 'Отменить загрузку',
	remove: 'Убрать картинку',
	spoiler: 'Скрыть под спойлер',
	offline: 'Картинку можно добавить, когда появится сеть. Текст сохраняется и без неё.',
	notPicture: 'Это не картинка. Подходят JPEG, PNG, WebP и GIF.',
	alt: (name: string) => `Картинка ${name}`,
	missing: 'Картинка ещё не дошла до этого устройства',
	open: 'Открыть картинку'
};
