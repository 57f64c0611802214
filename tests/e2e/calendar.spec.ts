import { ru } from '#app/lib/words/ru.ts';
import { dayOf, shiftDays, shiftMonths } from '#sync/time/zone.ts';
import type { Desk, List } from './desk.ts';
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
	await expect.poll(async () => (await desk.postsOnServer())[0]?.scheduledAt).toBe(`${first}T07:30:00.000Z`);
	await desk.isSynced();

	await page.goto(`${desk.url}/calendar?view=month&date=${first}`);
	const chip = page.getByRole('link', { name: /Раф недели/ });
	const cell = (day: string) =>
		page.getByRole('cell').filter({ has: page.locator(`time[datetime="${day}"]`) });
	await expect(cell(first).getByRole('link', { name: /Раф недели/ })).toBeVisible();
	// Its mark, its hour and its name are one line, the only one that a chip has.
	const [mark, hour] = await Promise.all(
		[chip.locator('svg'), chip.locator('.time')].map((one) => one.boundingBox())
	);
	expect(Math.abs((mark?.y ?? 0) - (hour?.y ?? 100))).toBeLessThan(6);

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

	// Months that are turned are drawn at once, and their address follows; not after who has gone elsewhere meanwhile.
	const turned = page.getByRole('cell').locator(`time[datetime="${shiftMonths(first, 2)}"]`);
	await page.keyboard.press('ArrowRight');
	await page.keyboard.press('ArrowRight');
	await expect(turned).toBeVisible();
	await expect(page).toHaveURL(new RegExp(`date=${shiftMonths(first, 2).slice(0, 7)}`));
	await page.reload();
	await expect(turned).toBeVisible();
	await page.evaluate(() => {
		document.body.dispatchEvent(new KeyboardEvent('keydown', { code: 'ArrowRight', bubbles: true }));
		document.querySelector<HTMLElement>('nav a[href="/posts"]')?.click();
	});
	await expect(page.getByRole('heading', { level: 1, name: ru.posts.title })).toBeVisible();
	// Longer than an address waits.
	await page.waitForTimeout(600);
	await expect(page).toHaveURL(/\/posts$/);
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
	await expect.poll(async () => (await desk.postsOnServer())[0]?.scheduledAt).toBe(`${first}T07:30:00.000Z`);
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

/** Posts at ten in Moscow on the given days, and one draft without a time, which its channel is chosen for already. */
async function planned(desk: Desk, days: string[]): Promise<void> {
	const [project] = (await desk.asks<List<{ id: string }>>('/api/projects')).items;
	const [channel] = (await desk.asks<List<{ id: string }>>(`/api/accounts?projectId=${project?.id}`)).items;
	const targets = [{ accountId: channel?.id }];
	const post = (html: string) => ({ path: '/api/posts', body: { projectId: project?.id, html, targets } });
	const made = await desk.posts<{ id: string }>([
		...days.map((_day, at) => post(`Пост ${at + 1}`)),
		post('Из лотка')
	]);
	await desk.posts(
		days.map((day, at) => ({
			path: '/api/posts/schedule',
			body: { postId: made[at]?.id, scheduledAt: `${day}T07:00:00.000Z` }
		}))
	);
}

test('a draft is dragged out of the tray onto a day, and many posts are moved, labelled and deleted together', async ({
	desk,
	product
}) => {
	const { page } = desk;
	await desk.signsUp(product, mailOf('anna'));
	await desk.connectsSandbox('Проба пера');
	await planned(desk, [first, second, third]);
	await page.goto(`${desk.url}/calendar?view=month&date=${first}`);
	const cell = (day: string) =>
		page.getByRole('cell').filter({ has: page.locator(`time[datetime="${day}"]`) });
	const post = (name: string) => page.getByRole('link', { name: new RegExp(name) });
	const times = async () => {
		const posts = await desk.postsOnServer();
		return Object.fromEntries(posts.map(({ html, scheduledAt }) => [html, scheduledAt]));
	};
	await expect(post('Пост 3')).toBeVisible();

	await page.keyboard.press('d');
	await page.locator('[data-draft]').dragTo(cell(second));
	await expect(cell(second).getByRole('link', { name: /10:00 Из лотка, Запланирован/ })).toBeVisible();

	// By keys alone: the focused post a day on, and the focus with it.
	await post('Из лотка').focus();
	await page.keyboard.press('Shift+ArrowRight');
	await expect(cell(third).getByRole('link', { name: /Из лотка/ })).toBeFocused();
	await expect.poll(async () => (await times())['Из лотка']).toBe(`${third}T07:00:00.000Z`);

	// Picked by key and by hand, moved a week on, and all of it taken back at once.
	await page.keyboard.press('x');
	await post('Пост 1').click({ modifiers: ['Control'] });
	const bulk = page.getByRole('toolbar', { name: ru.calendar.bulk.title });
	await expect(bulk.getByText(ru.calendar.bulk.picked(2))).toBeVisible();

	// Both are shown to a client by one link.
	await desk.isSynced();
	await bulk.getByRole('button', { name: ru.client.share }).click();
	const dialog = page.getByRole('dialog');
	await expect(dialog.getByText(ru.client.these(2))).toBeVisible();
	await dialog.getByLabel(ru.client.name).fill('Ольга');
	await dialog.getByRole('button', { name: ru.client.create }).click();
	const client = await page.context().newPage();
	await client.goto(await dialog.getByRole('textbox', { name: ru.client.makeTitle }).inputValue());
	await expect(client.getByText(ru.client.count(2))).toBeVisible();
	await client.close();
	await page.keyboard.press('Escape');
	await bulk.getByRole('button', { name: ru.calendar.bulk.move }).click();
	await page.getByRole('button', { name: ru.calendar.bulk.byDays(7) }).click();
	await expect.poll(async () => (await times())['Пост 1']).toBe(`${shiftDays(first, 7)}T07:00:00.000Z`);
	expect((await times())['Из лотка']).toBe(`${shiftDays(third, 7)}T07:00:00.000Z`);
	expect((await times())['Пост 2']).toBe(`${second}T07:00:00.000Z`);
	await page.getByRole('button', { name: ru.common.undo }).last().click();
	await expect.poll(async () => (await times())['Пост 1']).toBe(`${first}T07:00:00.000Z`);

	// A label, by which the calendar is narrowed then: it stands in the address, in every view.
	await page.goto(`${desk.url}/calendar?view=list&date=${first}`);
	await page.getByRole('checkbox', { name: ru.calendar.pick('Пост 2') }).click();
	await bulk.getByRole('button', { name: ru.calendar.bulk.label }).click();
	await page.getByRole('textbox', { name: ru.composer.labels }).fill('меню');
	await page.keyboard.press('Enter');
	await page.keyboard.press('Escape');
	const filters = page.getByRole('group', { name: ru.calendar.filter.title });
	await filters.getByRole('button', { name: ru.calendar.filter.labels }).click();
	await page.getByRole('menuitemcheckbox', { name: 'меню' }).click();
	await page.keyboard.press('Escape');
	await expect(page).toHaveURL(/label=%D0%BC%D0%B5%D0%BD%D1%8E/);
	await expect(post('Пост 1')).toHaveCount(0);
	await page.keyboard.press('1');
	await expect(page).toHaveURL(/view=month.*label=/);
	await expect(cell(second).getByRole('link', { name: /Пост 2/ })).toBeVisible();
	await expect(post('Пост 1')).toHaveCount(0);
	await page.getByRole('button', { name: ru.calendar.filter.reset }).click();
	await expect(post('Пост 1')).toBeVisible();

	// On a phone: picked by the menu, then by pressing; deleted, and taken back.
	await page.setViewportSize({ width: 390, height: 844 });
	await page.goto(`${desk.url}/calendar?view=list&date=${first}`);
	await page.getByRole('button', { name: ru.posts.actionsOf('Пост 1') }).click();
	await page.getByRole('menuitem', { name: ru.calendar.pickOne }).click();
	await post('Пост 3').click();
	await bulk.getByRole('button', { name: ru.common.delete }).click();
	await expect(post('Пост 3')).toHaveCount(0);
	await expect.poll(async () => Object.keys(await times()).length).toBe(2);
	await page.getByRole('button', { name: ru.common.undo }).last().click();
	await expect(post('Пост 3')).toBeVisible();
});
