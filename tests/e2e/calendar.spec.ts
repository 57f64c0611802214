import { ru } from '#app/lib/words/ru.ts';
import { expect, test } from './test.ts';

/** A day of the visible month, so many days from today; the grid always shows the week after. */
const dayAhead = (days: number) =>
	new Date(Date.now() + 3 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10);

test('a planned post is dragged to another day at the same hour, taken back, and moved by keys', async ({
	desk,
	product
}) => {
	const { page } = desk;
	await desk.signsUp(product, 'anna@example.test');
	await desk.connectsSandbox('Проба пера');
	await desk.writes('Раф недели', 'Проба пера');
	await page.getByRole('button', { name: ru.composer.schedule, exact: true }).click();
	await desk.picks(new Date(`${dayAhead(1)}T07:30:00Z`), ru.composer.schedule);
	await desk.isSynced();

	await page.goto(`${desk.url}/calendar?view=month&date=${dayAhead(1)}`);
	const chip = page.getByRole('link', { name: /Раф недели/ });
	const cell = (day: string) =>
		page.getByRole('cell').filter({ has: page.locator(`time[datetime="${day}"]`) });
	await expect(cell(dayAhead(1)).getByRole('link', { name: /Раф недели/ })).toBeVisible();

	await chip.dragTo(cell(dayAhead(3)));
	await expect(cell(dayAhead(3)).getByRole('link', { name: /10:30.*Раф недели/ })).toBeVisible();
	await desk.isSynced();
	await expect
		.poll(async () => (await desk.postsOnServer())[0]?.scheduledAt)
		.toBe(`${dayAhead(3)}T07:30:00.000Z`);

	await page.getByRole('button', { name: ru.common.undo }).click();
	await expect(cell(dayAhead(1)).getByRole('link', { name: /10:30.*Раф недели/ })).toBeVisible();

	await chip.focus();
	await page.keyboard.press('m');
	const dialog = page.getByRole('dialog');
	await dialog.getByLabel(ru.posts.day).fill(dayAhead(2));
	await dialog.getByLabel(ru.posts.time, { exact: true }).fill('18:45');
	await dialog.locator('button[type=submit]').click();
	await expect(cell(dayAhead(2)).getByRole('link', { name: /18:45.*Раф недели/ })).toBeVisible();
	await expect
		.poll(async () => (await desk.postsOnServer())[0]?.scheduledAt)
		.toBe(`${dayAhead(2)}T15:45:00.000Z`);
});

test('on a phone the day lists its posts, and one is opened from there', async ({ desk, product }) => {
	const { page } = desk;
	await desk.signsUp(product, 'anna@example.test');
	await desk.connectsSandbox('Проба пера');
	await desk.writes('На завтра', 'Проба пера');
	await page.getByRole('button', { name: ru.composer.schedule, exact: true }).click();
	await desk.picks(new Date(`${dayAhead(1)}T07:30:00Z`), ru.composer.schedule);
	await page.setViewportSize({ width: 390, height: 844 });
	await page.goto(`${desk.url}/calendar?view=week&date=${dayAhead(1)}`);
	await page
		.getByRole('link', { name: /На завтра/ })
		.first()
		.click();
	await expect(page).toHaveURL(/\/posts\/[0-9a-f-]{36}/);
	await expect(page.getByText('На завтра').first()).toBeVisible();
});
