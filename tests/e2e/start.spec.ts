import { expect, mailOf, test } from './test.ts';

test('a start that the service worker answers uses what is compiled already, and asks the server for each thing once', async ({
	desk,
	product
}) => {
	const { page } = desk;
	await desk.signsUp(product, mailOf('anna'));
	await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
	await page.goto(`${desk.url}/calendar`);
	await desk.isSynced();

	const asked: string[] = [];
	page.on('request', (request) => asked.push(`${request.method()} ${new URL(request.url()).pathname}`));
	await page.goto(`${desk.url}/calendar`);
	await desk.isSynced();
	await page.waitForTimeout(2000);

	// What is asked for by modulepreload is compiled anew at each start.
	expect(await page.locator('link[rel=preload][as=script]').count()).toBeGreaterThan(10);
	const scripts = asked.filter((one) => /\/immutable\/.*\.js$/.test(one));
	expect(scripts.length).toBeGreaterThan(15);
	expect(twice(scripts)).toEqual([]);

	// The stream's first word and the first pull tell the same.
	const pulls = asked.filter((one) => one.endsWith('/pull'));
	expect(pulls.length).toBeGreaterThan(5);
	expect(twice(pulls)).toEqual([]);
});

const twice = (all: string[]): string[] => all.filter((one, at) => all.indexOf(one) !== at);
