import { rests } from './desk.ts';
import { isTooMuch } from './growth.ts';
import { limitOf, type Held, type Measures } from './measures.ts';

/** How many readings of a process at rest are enough to know its floor. */
const enough = 3;
const betweenLooks = 1000;

interface Past {
	/** What was open before anything began. */
	before: Held[];
	/** What was kept, at the least, while all of it was going on. */
	working: Held[];
	/** How long that went on, in milliseconds. */
	length: number;
}

/**
 * Waits until all that came with the work is gone, in milliseconds at most: neither is anything open that was not before, nor is more kept than
 * in the middle of the work. How busy it was bends none of that, nor when garbage was collected: whatever is left has leaked. Gives what
 * is said of it, and what is too much.
 */
export async function returnsToRest(
	measures: Measures,
	{ before, working, length }: Past,
	within: number
): Promise<{ said: string[]; tooMuch: string[] }> {
	const quietAt = Date.now();
	const over = AbortSignal.timeout(within);
	const looking = new AbortController();
	const watching = measures.watch(betweenLooks, looking.signal);
	try {
		for (;;) {
			const goesOn = await rests(betweenLooks, over);
			const atRest = [...(await measures.open()), ...(await measures.kept(quietAt, Date.now(), enough))];
			const all = [...before, ...working].map((was) => {
				const value = atRest.find(({ what }) => what === was.what)?.value ?? NaN;
				const limit = limitOf(was.kind, length);
				const said = `${was.what}: ${limit.words(was.value)}, at rest ${limit.words(value)}`;
				return { said, isTooMuch: isTooMuch(was.value, value, limit) };
			});
			const tooMuch = all.filter((one) => one.isTooMuch);
			if (tooMuch.length === 0 || !goesOn) {
				return { said: all.map(({ said }) => said), tooMuch: tooMuch.map(({ said }) => said) };
			}
		}
	} finally {
		looking.abort();
		await watching;
	}
}
