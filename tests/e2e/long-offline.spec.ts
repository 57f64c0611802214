import { ru } from '#app/lib/words/ru.ts';
import { uuidv7 } from 'uuidv7';
import { newPost } from '../bench/replication.ts';
import type { Product } from '../kit/product.ts';
import { Visitor } from '../kit/visitor.ts';
import { everythingStored, postsOnDevice } from './device.ts';
import type { Desk } from './desk.ts';
import { expect, mailOf, test } from './test.ts';

type Pushed = ReturnType<typeof newPost>;

test.use({
	isShared: true,
	viewport: { width: 390, height: 844 },
	permissions: ['clipboard-read', 'clipboard-write']
});

test('a phone that was offline for a day’s work comes back with everything', async ({
	desk,
	product,
	gate
}) => {
	test.setTimeout(240_000);
	const { page } = desk;
	const { boris, project, posts, anna } = await isInvited(desk, product);
	await gate.close();
	await desk.isOffline();
	await edits(desk, posts[0], 'Правка в метро');

	const changed = posts.map((post, index) => ({ ...post, html: `Изменён ${index}`, writeId: uuidv7() }));
	await pushes(boris, changed.slice(1, 900), posts.slice(1, 900));
	await pushes(
		boris,
		posts.slice(900).map((post) => ({ ...post, _deleted: true, writeId: uuidv7() })),
		posts.slice(900)
	);
	await pushes(
		boris,
		Array.from({ length: 100 }, () => newPost(project.id, boris.userId, { html: 'Новый' }))
	);
	// Taken away and given again while the phone knew nothing of it.
	await boris.call('DELETE', `/api/projects/${project.id}/members/${anna}`);
	await boris.call('POST', `/api/projects/${project.id}/members`, {
		email: mailOf('anna'),
		role: 'editor'
	});

	await gate.open();
	await desk.isSynced();
	await expect
		.poll(async () => tally(Object.values(await postsOnDevice(page))), { timeout: 60_000 })
		.toEqual({ Правка: 1, Изменён: 899, Новый: 100 });
	const onServer = await boris.call<{ html: string }>('GET', `/api/posts/${posts[0]?.id}`);
	expect(onServer.html).toBe('Правка в метро');
});

test('access that was lost takes the content off the device, keeps unsent words for their author, and comes back whole', async ({
	desk,
	product,
	gate
}) => {
	test.setTimeout(240_000);
	const { page } = desk;
	const { boris, project, posts, anna } = await isInvited(desk, product, 300);
	await gate.close();
	await desk.isOffline();
	await edits(desk, posts[0], 'Моё неотправленное');
	await boris.call('DELETE', `/api/projects/${project.id}/members/${anna}`);
	await gate.open();
	await expect.poll(async () => Object.keys(await postsOnDevice(page)), { timeout: 60_000 }).toEqual([]);
	await expect.poll(() => everythingStored(page)).not.toContain('Секрет');

	await page.goto(desk.url);
	await page.locator('[data-sync]:visible').first().click();
	await expect(page.getByText(ru.frame.rescued.access_lost)).toBeVisible();
	await page.getByRole('button', { name: ru.common.copy, exact: true }).click();
	await expect(page.getByRole('button', { name: ru.common.copied })).toBeVisible();
	expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('Моё неотправленное');

	await boris.call('POST', `/api/projects/${project.id}/members`, {
		email: mailOf('anna'),
		role: 'editor'
	});
	await expect
		.poll(async () => tally(Object.values(await postsOnDevice(page))), { timeout: 60_000 })
		.toEqual({ Секрет: 300 });
});

/** Anna at the screen, in a project of Boris's, with all of its posts on her device. */
async function isInvited(desk: Desk, product: Product, count = 1000) {
	const { page } = desk;
	await page.setViewportSize({ width: 1440, height: 900 });
	await desk.signsUp(product, mailOf('anna'), 'Своё');
	const { id: anna } = await desk.asks<{ id: string }>('/api/auth/me');
	const boris = await Visitor.signsUp(product, mailOf('boris'));
	const project = await boris.call<{ id: string }>('POST', '/api/projects', {
		name: 'Общее',
		timezone: 'Europe/Moscow'
	});
	const posts = Array.from({ length: count }, (_, index) =>
		newPost(project.id, boris.userId, { html: `Секрет ${index}` })
	);
	await pushes(boris, posts);
	await boris.call('POST', `/api/projects/${project.id}/members`, {
		email: mailOf('anna'),
		role: 'editor'
	});
	await expect
		.poll(async () => Object.keys(await postsOnDevice(page)).length, { timeout: 60_000 })
		.toBe(count);
	await desk.isSynced();
	await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
	await page.setViewportSize({ width: 390, height: 844 });
	return { boris, project, posts, anna };
}

async function edits({ page, url }: Desk, post: Pushed | undefined, text: string): Promise<void> {
	await page.goto(`${url}/posts/${post?.id}/edit`);
	const editor = page.getByRole('textbox', { name: ru.composer.textLabel });
	await editor.click();
	await page.keyboard.press('Control+A');
	await page.keyboard.type(text);
	await expect.poll(async () => (await postsOnDevice(page))[post?.id ?? '']).toBe(text);
}

async function pushes(by: Visitor, states: Pushed[], assumed: Pushed[] = []): Promise<void> {
	const rows = states.map((newDocumentState, index) => ({
		newDocumentState,
		...(assumed[index] ? { assumedMasterState: assumed[index] } : {})
	}));
	const conflicts = await by.call<unknown[]>('POST', '/sync/posts/push', rows);
	if (conflicts.length > 0) throw new Error(`the server did not take ${conflicts.length} rows`);
}

/** How many texts begin with each word. */
function tally(texts: string[]): Record<string, number> {
	const counts: Record<string, number> = {};
	for (const text of texts) {
		const [word = ''] = text.split(' ', 1);
		counts[word] = (counts[word] ?? 0) + 1;
	}
	return counts;
}
