/**
 * `npm run bench:client`: what the app costs in a browser, as it is and with a processor four times slower, each figure beside its target
 * of performance.md. `npm run bench:client -- weight` prints one part. Read on a machine that does nothing else.
 */
import { ensureBuilt } from '#server/web/build.ts';
import type { Figure } from '../run.ts';
import { printed, targets } from '../sync/table.ts';
import { calendar } from './calendar.ts';
import { prepare, signedIn } from './ground.ts';
import { hands } from './hands.ts';
import { ensureLighthouse, lighthouse } from './lighthouse.ts';
import { loading } from './loading.ts';
import { weight } from './weight.ts';

const wanted = process.argv.slice(2);
const isWanted = (name: string) => wanted.length === 0 || wanted.includes(name);
const say = (title: string, figures: Figure[]) => console.log(printed(targets(title, figures)));

await ensureBuilt((sentence) => console.log(sentence));
if (isWanted('weight')) say('What goes over the line, after brotli', await weight());
if (['loading', 'calendar', 'hands', 'lighthouse'].some(isWanted)) await inBrowser();

async function inBrowser(): Promise<void> {
	if (isWanted('lighthouse')) await ensureLighthouse();
	const ground = await prepare(10_000);
	try {
		if (isWanted('lighthouse')) say('Lighthouse', await lighthouse(ground.url));
		for (const times of [1, 4]) {
			const how = times === 1 ? 'as it is' : `${times} times slower`;
			if (isWanted('loading')) say(`Loading, ${how}`, await loading(ground, times));
			if (!isWanted('calendar') && !isWanted('hands')) continue;
			const page = await signedIn(ground);
			if (isWanted('calendar'))
				say(`Calendar with 10,000 posts, ${how}`, await calendar(ground, page, times));
			if (isWanted('hands')) say(`Hands, ${how}`, await hands(ground, page, times));
			await page.close();
		}
	} finally {
		await ground.remove();
	}
}
