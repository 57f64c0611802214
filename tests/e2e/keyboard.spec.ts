import type { Locator, Page } from 'playwright/test';
import { ru } from '#app/lib/words/ru.ts';
import { dayOf, weekdayOf } from '#sync/time/zone.ts';
import { Visitor } from '../kit/visitor.ts';
import { expect, mailOf, test } from './test.ts';

test.use({ isShared: true });

/** As many stops as a screen may have before what is looked for. */
const mostStops = 60;

/** Somebody without a mouse: where the focus stands can be seen at each stop. */
class Keyboard {
	readonly page: Page;

	constructor(page: Page) {
		this.page = page;
	}

	press(key: string): Promise<void> {
		return this.page.keyboard.press(key);
	}

	/** Tab by Tab, until the focus stands there. */
	async tabsTo(target: Locator): Promise<void> {
		for (let stops = 0; stops < mostStops; stops++) {
			if (await target.evaluate((one) => one === document.activeElement, undefined, { timeout: 5000 }))
				return;
			await this.press('Tab');
			await this.seesFocus();
		}
		throw new Error(`${mostStops} stops, and not at ${target}`);
	}

	/** The focused element, or what it fills, has an outline, a border or a shadow of the colour that only the focus has. */
	async seesFocus(): Promise<void> {
		const unseen = await this.page.evaluate(() => {
			const probe = document.body.appendChild(document.createElement('i'));
			probe.style.color = 'var(--focus)';
			const { color } = getComputedStyle(probe);
			probe.remove();
			const isRing = (one: Element) => {
				const { outlineStyle, outlineColor, boxShadow, borderTopColor } = getComputedStyle(one);
				const isOutlined = outlineStyle !== 'none' && outlineColor === color;
				return isOutlined || boxShadow.includes(color) || borderTopColor === color;
			};
			const { activeElement } = document;
			let one = activeElement;
			for (let step = 0; one && step < 5; step++, one = one.parentElement) if (isRing(one)) return null;
			return activeElement?.outerHTML.slice(0, 200) ?? 'nothing';
		});
		if (unseen !== null) throw new Error(`the focus cannot be seen at ${unseen}`);
	}
}

test('the keyboard alone signs in, writes a post, plans it, finds it in the calendar, moves it and opens it, publishes another and reads its receipt, and the focus is seen at each stop', async ({
	desk,
	product,
	browser
}) => {
	const email = mailOf('anna');
	await desk.signsUp(product, email);
	await desk.connectsSandbox('Проба пера');
	await desk.isSynced();

	const context = await browser.newContext({ locale: 'ru-RU', timezoneId: 'Europe/Moscow' });
	const page = await context.newPage();
	const keyboard = new Keyboard(page);
	await page.goto(`${desk.url}/sign-in`);
	await keyboard.tabsTo(page.getByLabel(ru.auth.email));
	await page.keyboard.type(email);
	await keyboard.tabsTo(page.getByLabel(ru.auth.password, { exact: true }));
	await page.keyboard.type(Visitor.password);
	await keyboard.press('Enter');
	await expect(page.locator('[data-sync=synced]:visible').first()).toBeVisible();

	await keyboard.press('c');
	const editor = page.getByRole('textbox', { name: ru.composer.textLabel });
	await expect(editor).toBeVisible();
	await keyboard.tabsTo(editor);
	await page.keyboard.type('Раф недели');
	const channel = page.getByRole('checkbox', { name: 'Проба пера' });
	await keyboard.tabsTo(channel);
	if ((await channel.getAttribute('aria-checked')) !== 'true') await keyboard.press('Space');
	await expect(channel).toBeChecked();
	await keyboard.tabsTo(page.getByRole('button', { name: ru.composer.schedule, exact: true }));
	await keyboard.press('Enter');
	const dialog = page.getByRole('dialog');
	await keyboard.tabsTo(dialog.getByRole('button', { name: ru.posts.quickTimes.tomorrow }));
	await keyboard.press('Enter');
	await expect(dialog).toBeHidden();
	// A page that comes takes the focus.
	await expect(page.getByRole('heading', { name: ru.receipt.planTitle })).toBeVisible();
	await expect(page.locator('[data-sync=synced]:visible').first()).toBeVisible();

	await keyboard.tabsTo(
		page.getByRole('navigation').getByRole('link', { name: ru.frame.calendar, exact: true }).first()
	);
	await keyboard.press('Enter');
	await expect(page).toHaveURL(/calendar/);
	await keyboard.press('2');
	// On a Sunday tomorrow is in the next week.
	if (weekdayOf(dayOf(new Date().toISOString(), 'Europe/Moscow')) === 7) await keyboard.press('ArrowRight');
	await keyboard.tabsTo(page.getByRole('link', { name: /10:00 Раф недели/ }));
	await keyboard.press('Shift+ArrowDown');
	await expect(page.getByRole('link', { name: /10:15 Раф недели/ })).toBeFocused();
	await keyboard.seesFocus();
	await keyboard.press('Enter');
	await expect(page.getByRole('heading', { name: ru.receipt.planTitle })).toBeVisible();
	await expect(page.getByText('Раф недели').first()).toBeVisible();

	await keyboard.press('c');
	await expect(editor).toBeVisible();
	await keyboard.tabsTo(editor);
	await page.keyboard.type('Уже на прилавке');
	await keyboard.tabsTo(channel);
	if ((await channel.getAttribute('aria-checked')) !== 'true') await keyboard.press('Space');
	await keyboard.tabsTo(page.getByRole('button', { name: ru.composer.publish, exact: true }));
	await keyboard.press('Enter');
	await expect(page.getByText(ru.status.published).first()).toBeVisible();
	await keyboard.tabsTo(
		page.getByRole('navigation').getByRole('link', { name: ru.frame.posts, exact: true }).first()
	);
	await keyboard.press('Enter');
	await expect(page).toHaveURL(/posts$/);
	await keyboard.tabsTo(page.getByRole('link', { name: /^Уже на прилавке/ }));
	await keyboard.press('Enter');
	await expect(page.getByRole('heading', { name: ru.receipt.title })).toBeVisible();
	const channels = page.getByRole('region', { name: ru.receipt.channels });
	await expect(channels.getByText(new RegExp(`^${ru.receipt.publishedAt('')}`))).toBeVisible();
	await keyboard.tabsTo(channels.locator('summary', { hasText: ru.receipt.sentTitle }));
	await keyboard.press('Enter');
	await expect(
		channels.locator('details', { hasText: ru.receipt.sentTitle }).getByText('Уже на прилавке')
	).toBeVisible();
	await keyboard.tabsTo(channels.locator('summary', { hasText: ru.receipt.attemptsTitle }));
	await keyboard.press('Enter');
	await expect(channels.getByText(ru.receipt.outcome.published)).toBeVisible();
	await context.close();
});
