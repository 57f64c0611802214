import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Pace } from './portions.svelte.ts';

let now = 0;
let frames: (() => void)[] = [];

beforeEach(() => {
	[now, frames] = [0, []];
	vi.useFakeTimers({ toFake: ['setTimeout'] });
	vi.stubGlobal('performance', { now: () => now });
	vi.stubGlobal('requestAnimationFrame', (work: () => void) => frames.push(work));
	vi.stubGlobal('cancelAnimationFrame', (id: number) => void frames.splice(id - 1, 1));
});
afterEach(() => {
	vi.unstubAllGlobals();
	vi.useRealTimers();
});

function nextFrame(): void {
	for (const work of frames.splice(0)) work();
	vi.runAllTimers();
}

const ways = ['inFrame', 'afterFrame'] as const;

/** Draws its portion in one frame, on a device that takes so long for each thing, in milliseconds. */
function draw(pace: Pace, way: (typeof ways)[number], each: number, count = pace.portion): void {
	pace[way](() => {
		now += count * each;
		return count;
	});
	nextFrame();
	nextFrame();
}

test.each(ways)(
	'%s: a device that draws quickly is given more, one that draws slowly less, and never fewer than the least',
	(way) => {
		const pace = new Pace(10);
		expect(pace.portion).toBe(10);
		for (let frame = 0; frame < 8; frame++) draw(pace, way, 0.1);
		expect(pace.portion).toBeGreaterThan(200);
		for (let frame = 0; frame < 12; frame++) draw(pace, way, 1);
		expect(pace.portion).toBeGreaterThan(25);
		expect(pace.portion).toBeLessThan(40);
		for (let frame = 0; frame < 12; frame++) draw(pace, way, 100);
		expect(pace.portion).toBe(10);
	}
);

test.each(ways)('%s: the few things that were left say nothing about the pace', (way) => {
	const pace = new Pace(10);
	for (let frame = 0; frame < 12; frame++) draw(pace, way, 1);
	const before = pace.portion;
	draw(pace, way, 500, 2);
	expect(pace.portion).toBe(before);
});

test.each(ways)('%s: a frame that was called off draws nothing', (way) => {
	const pace = new Pace(10);
	const drawn = vi.fn(() => 10);
	pace[way](drawn)();
	nextFrame();
	nextFrame();
	expect(drawn).not.toHaveBeenCalled();
});

test('what is drawn after a frame waits for that frame', () => {
	const pace = new Pace(10);
	const drawn = vi.fn(() => 10);
	pace.afterFrame(drawn);
	for (const work of frames.splice(0)) work();
	expect(drawn).not.toHaveBeenCalled();
	vi.runAllTimers();
	expect(drawn).toHaveBeenCalledOnce();
});
