export const presence = {
	here: (names: string) => `Сейчас смотрят: ${names}`,
	nameless: 'Без имени'
};
