/**
 * `npm run bench:client`: what the app costs in a browser, as it is and with a processor four times slower, each figure beside its target
 * of performance.md. `npm run bench:client -- weight` prints one part. Read on a machine that does nothing else.
 */
import type { Page } from 'playwright';
import { ensureBuilt } from '#server/web/build.ts';
import type { Figure } from '../run.ts';
import { printed, targets } from '../sync/table.ts';
import { calendar } from './calendar.ts';
import { prepare, signedIn, type Ground } from './ground.ts';
import { hands } from './hands.ts';
import { ensureLighthouse, lighthouse } from './lighthouse.ts';
import { list } from './list.ts';
import { loading } from './loading.ts';
import { weight } from './weight.ts';

const wanted = process.argv.slice(2);
const isWanted = (name: string) => wanted.length === 0 || wanted.includes(name);
/** As the machine is, and as a phone would be. */
const speeds = [1, 4];
const how = (times: number) => (times === 1 ? 'as it is' : `${times} times slower`);
const say = (title: string, figures: Figure[]) => console.log(printed(targets(title, figures)));

await ensureBuilt((sentence) => console.log(sentence));
if (isWanted('weight')) say('What goes over the line, after brotli', await weight());
if (['loading', 'calendar', 'hands', 'list', 'lighthouse'].some(isWanted)) await inBrowser();

async function inBrowser(): Promise<void> {
	if (isWanted('lighthouse')) await ensureLighthouse();
	const ground = await prepare();
	try {
		if (isWanted('lighthouse')) say('Lighthouse', await lighthouse(ground));
		for (const times of speeds) {
			if (isWanted('loading')) say(`Loading, ${how(times)}`, await loading(ground, times));
			await withPage(ground, ['calendar', 'hands'], async (page) => {
				if (isWanted('calendar'))
					say(`Calendar of 5,000 posts, ${how(times)}`, await calendar(ground, page, times));
				if (isWanted('hands')) say(`Hands, ${how(times)}`, await hands(ground, page, times));
			});
		}
		if (isWanted('list')) await ground.write(10_000);
		for (const times of speeds)
			await withPage(ground, ['list'], async (page) =>
				say(`List of 10,000 posts, ${how(times)}`, await list(ground, page, times))
			);
	} finally {
		await ground.remove();
	}
}

/** On a device of its own, where one of these parts is wanted. */
async function withPage(ground: Ground, parts: string[], work: (page: Page) => Promise<void>) {
	if (!parts.some(isWanted)) return;
	const page = await signedIn(ground);
	await work(page);
	await page.close();
}
