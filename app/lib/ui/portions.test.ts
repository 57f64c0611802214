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

/** Draws its portion in one frame, on a device that takes so long for each thing, in milliseconds. */
function draw(pace: Pace, each: number, count = pace.portion): void {
	pace.inFrame(() => {
		now += count * each;
		return count;
	});
	nextFrame();
}

test('a device that draws quickly is given more, one that draws slowly less, and never fewer than the least', () => {
	const pace = new Pace(10);
	expect(pace.portion).toBe(10);
	for (let frame = 0; frame < 8; frame++) draw(pace, 0.1);
	expect(pace.portion).toBeGreaterThan(200);
	for (let frame = 0; frame < 12; frame++) draw(pace, 1);
	expect(pace.portion).toBeGreaterThan(25);
	expect(pace.portion).toBeLessThan(40);
	for (let frame = 0; frame < 12; frame++) draw(pace, 100);
	expect(pace.portion).toBe(10);
});

test('the few things that were left say nothing about the pace', () => {
	const pace = new Pace(10);
	for (let frame = 0; frame < 12; frame++) draw(pace, 1);
	const before = pace.portion;
	draw(pace, 500, 2);
	expect(pace.portion).toBe(before);
});

test('a frame that was called off draws nothing', () => {
	const pace = new Pace(10);
	const drawn = vi.fn(() => 10);
	pace.inFrame(drawn)();
	nextFrame();
	expect(drawn).not.toHaveBeenCalled();
});
