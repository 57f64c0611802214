import { setTimeout as sleep } from 'node:timers/promises';
import { chromium } from 'playwright';
import { browserOptions } from '../kit/browser.ts';
import { Gate } from '../kit/gate.ts';
import { freePort } from '#db/embedded/postmaster.ts';
import { startProduct } from '../kit/product.ts';
import { Visitor } from '../kit/visitor.ts';
import { newPost } from './replication.ts';
import type { Figure } from './run.ts';

const posts = 5000;
const rounds = 5;

/** With 5,000 posts on the device and no network: from reload to a calendar that shows them. */
export async function calendar(): Promise<Figure[]> {
	const port = await freePort();
	const gate = new Gate(await freePort(), port);
	await gate.open();
	const product = await startProduct({ port, publicUrl: gate.url });
	const browser = await chromium.launch(browserOptions());
	try {
		const anna = await Visitor.signsUp(product, 'anna@example.test');
		const project = await anna.call<{ id: string }>('POST', '/api/projects', {
			name: 'Кофейня',
			timezone: 'Europe/Moscow'
		});
		const account = await anna.call<{ id: string }>('POST', '/api/accounts/sandbox', {
			projectId: project.id,
			title: 'Песочница'
		});
		await write(anna, project.id, account.id);

		const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
		await page.goto(`${gate.url}/`);
		await page.locator('input[type=email]').fill('anna@example.test');
		await page.locator('input[type=password]').fill(Visitor.password);
		await page.locator('form button[type=submit]').click();
		await page.waitForURL(/calendar/);
		const began = performance.now();
		await page.locator('[data-post]').first().waitFor({ timeout: 60_000 });
		const usable = performance.now() - began;
		await page.locator('[data-sync=synced]').first().waitFor({ timeout: 60_000 });
		await sleep(15_000);
		await gate.close();
		const reloads: number[] = [];
		for (let round = 0; round < rounds; round++) {
			await page.reload({ waitUntil: 'commit' });
			await page.locator('[data-post]').first().waitFor();
			reloads.push(await page.evaluate(() => performance.now()));
		}
		reloads.sort((a, b) => a - b);
		const median = reloads[Math.floor(rounds / 2)] ?? Infinity;
		return [
			{
				what: 'first posts in sight after signing in, 5,000 to come',
				measured: `${Math.round(usable)} ms`,
				target: '—',
				isMet: true
			},
			{
				what: 'offline reload to a calendar with 5,000 posts on the device',
				measured: `median ${Math.round(median)} ms, worst ${Math.round(reloads.at(-1) ?? 0)} ms`,
				target: '≤ 1000 ms',
				isMet: median <= 1000
			}
		];
	} finally {
		await browser.close();
		await gate.close();
		await product.remove();
	}
}

/** A year around today, some fourteen a day. */
async function write(anna: Visitor, projectId: string, accountId: string): Promise<void> {
	const day = 24 * 3600_000;
	for (let start = 0; start < posts; start += 500) {
		const rows = Array.from({ length: 500 }, (_, index) => {
			const at = new Date(Date.now() + ((((start + index) * 73) % 365) - 20) * day + day).toISOString();
			const isAhead = Date.parse(at) > Date.now() + day / 2;
			const plan = isAhead ? { status: 'scheduled', targets: [{ accountId }] } : {};
			return { newDocumentState: newPost(projectId, anna.userId, { scheduledAt: at, ...plan }) };
		});
		await anna.call('POST', '/sync/posts/push', rows);
	}
}
