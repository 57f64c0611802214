import { ru } from '#app/lib/words/ru.ts';
import { dayOf, shiftDays, shiftMonths } from '#sync/time/zone.ts';
import { expect, mailOf, test } from './test.ts';

test.use({ isShared: true });

const tomorrow = shiftDays(dayOf(new Date().toISOString(), 'Europe/Moscow'), 1);
const hasRoom = shiftDays(tomorrow, 2).slice(0, 7) === tomorrow.slice(0, 7);
/** Three days of one month, which one grid shows whatever today is: from tomorrow, or the next month's first ones. */
const first = hasRoom ? tomorrow : `${shiftMonths(tomorrow, 1).slice(0, 7)}-01`;
const second = shiftDays(first, 1);
const third = shiftDays(first, 2);

test('a planned post is dragged to another day at the same hour, taken back, and moved by keys', async ({
	desk,
	product
}) => {
	const { page } = desk;
	await desk.signsUp(product, mailOf('anna'));
	await desk.connectsSandbox('Проба пера');
	await desk.writes('Раф недели', 'Проба пера');
	await page.getByRole('button', { name: ru.composer.schedule, exact: true }).click();
	await desk.picks(new Date(`${first}T07:30:00Z`), ru.composer.schedule);
	await desk.isSynced();

	await page.goto(`${desk.url}/calendar?view=month&date=${first}`);
	const chip = page.getByRole('link', { name: /Раф недели/ });
	const cell = (day: string) =>
		page.getByRole('cell').filter({ has: page.locator(`time[datetime="${day}"]`) });
	await expect(cell(first).getByRole('link', { name: /Раф недели/ })).toBeVisible();

	await chip.dragTo(cell(third));
	await expect(cell(third).getByRole('link', { name: /10:30.*Раф недели/ })).toBeVisible();
	await desk.isSynced();
	await expect.poll(async () => (await desk.postsOnServer())[0]?.scheduledAt).toBe(`${third}T07:30:00.000Z`);

	await page.getByRole('button', { name: ru.common.undo }).click();
	await expect(cell(first).getByRole('link', { name: /10:30.*Раф недели/ })).toBeVisible();
	await expect.poll(async () => (await desk.postsOnServer())[0]?.scheduledAt).toBe(`${first}T07:30:00.000Z`);

	await chip.focus();
	await page.keyboard.press('m');
	const dialog = page.getByRole('dialog');
	await dialog.getByLabel(ru.posts.day).fill(second);
	await dialog.getByLabel(ru.posts.time, { exact: true }).fill('18:45');
	await dialog.locator('button[type=submit]').click();
	await expect(cell(second).getByRole('link', { name: /18:45.*Раф недели/ })).toBeVisible();
	await expect.poll(async () => (await desk.postsOnServer())[0]?.scheduledAt).toBe(`${second}T15:45:00.000Z`);
});

test('on a phone a dot marks the day, which lists its posts, and one is opened from there', async ({
	desk,
	product
}) => {
	const { page } = desk;
	await desk.signsUp(product, mailOf('anna'));
	await desk.connectsSandbox('Проба пера');
	await desk.writes('На завтра', 'Проба пера');
	await page.getByRole('button', { name: ru.composer.schedule, exact: true }).click();
	await desk.picks(new Date(`${first}T07:30:00Z`), ru.composer.schedule);
	await page.setViewportSize({ width: 390, height: 844 });

	// Another day is open, so that the month has to be pressed.
	await page.goto(`${desk.url}/calendar?view=month&date=${third}`);
	await expect(page.getByText(ru.calendar.emptyDay)).toBeVisible();
	const spoken = new Intl.DateTimeFormat('ru', {
		weekday: 'long',
		day: 'numeric',
		month: 'long',
		timeZone: 'UTC'
	});
	const name = spoken.format(new Date(first));
	const day = page.getByRole('button', { name: ru.calendar.dayLabel(name, 1) });
	await expect(day.locator('.dots > span')).toHaveCount(1);
	await day.click();
	await page
		.getByRole('list', { name })
		.getByRole('link', { name: /10:30.*На завтра/ })
		.click();
	await expect(page).toHaveURL(/\/posts\/[0-9a-f-]{36}/);
	await expect(page.getByText('На завтра').first()).toBeVisible();

	await page.goto(`${desk.url}/calendar?view=week&date=${first}`);
	await page
		.getByRole('link', { name: /На завтра/ })
		.first()
		.click();
	await expect(page).toHaveURL(/\/posts\/[0-9a-f-]{36}/);
	await expect(page.getByText('На завтра').first()).toBeVisible();
});
