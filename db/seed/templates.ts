import { variablesOf } from '#sync/templates/variables.ts';
import type { Tx } from '../client.ts';
import { templates } from '../schema.ts';
import type { Desk } from './project.ts';

type Given = readonly (readonly [name: string, html: string])[];

/** What a coffee shop says again and again. */
export const cafeTemplates: Given = [
	[
		'Раф недели',
		'Раф недели — <b>{{вкус}}</b>. {{почему}}\n\n350 мл — {{цена}} ₽. Ждём в «{{project}}» до десяти вечера.'
	],
	[
		'Каппинг',
		'{{день}} в {{время начала}} — открытый каппинг.\n\nПробуем: {{сорта}}\n\nВход свободный, мест {{сколько мест}}. Запись в комментариях.'
	],
	['Доброе утро', '<b>Доброе утро!</b>\nСегодня {{weekday}}, {{date}}. {{что из печи}} уже остывают ☕️'],
	[
		'Ищем человека',
		'Ищем человека за стойку: {{график}}, обучение наше, кофе бесплатно.\n\nПишите: <a href="https://zerno.example/{{кому}}">@{{кому}}</a>'
	]
];

export const floristTemplates: Given = [
	[
		'Букет недели',
		'Букет недели — <b>{{название}}</b>: {{состав}}.\n\n{{цена}} ₽, доставка по городу в день заказа.'
	],
	['Мастер-класс', '{{день}}, {{время начала}}: собираем {{что собираем}}.\n\nОсталось мест: {{места}}']
];

/** Writes a project's templates, each by one of its people in turn. */
export async function addTemplates(tx: Tx, desk: Desk, given: Given, at: Date): Promise<void> {
	const writers = desk.authors.slice(0, 3);
	await tx.insert(templates).values(
		given.map(([name, html], index) => ({
			...{ projectId: desk.projectId, name, html, variables: variablesOf(html) },
			...{ createdBy: writers[index % writers.length] ?? '', createdAt: at, updatedAt: at }
		}))
	);
}
