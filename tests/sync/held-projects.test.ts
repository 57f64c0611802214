import { beforeEach, expect, it } from 'vitest';
import { forgetProjects, noteHeld, pagesTaken, standingOf } from '#app/lib/data/held-projects.ts';
import type { DeviceStore } from '#app/lib/data/device.ts';
import { DeviceTables } from './histories/device-tables.ts';
import { Life } from './histories/life.ts';

let device: DeviceStore;
beforeEach(() => (device = new DeviceTables().openedBy(new Life())));

const checkpoint = (open: string[]) => ({
	epoch: 'e',
	scopes: Object.fromEntries(open.map((id) => [id, { grant: 'g', version: 1 }]))
});
const page = (open: string[], revoked: string[] = [], reset: string[] = []) => ({
	...{ checkpoint: checkpoint(open), revoked, reset }
});

/** By a device whose checkpoint names these projects. */
const takes = async (since: string[] | undefined, ...given: Parameters<typeof page>) =>
	standingOf(device, 'posts', page(...given), {
		since: since && checkpoint(since),
		pages: await pagesTaken(device, 'posts')
	});

it('gives up what is open no more, and what the server names, until it is forgotten', async () => {
	expect(await takes(undefined, ['cafe', 'bakery'])).toEqual({ closed: [], anew: [] });
	expect(await takes(['cafe', 'bakery'], ['bakery'], ['library'])).toMatchObject({
		closed: ['library', 'cafe']
	});
	expect(await takes(['bakery'], ['bakery'])).toMatchObject({ closed: ['cafe'] });
	await forgetProjects(device, 'posts', ['cafe']);
	expect(await takes(['bakery'], ['bakery'])).toEqual({ closed: [], anew: [] });
});

it('gives up a project that it has only pushed to', async () => {
	await noteHeld(device, 'posts', ['cafe']);
	expect(await takes(undefined, ['bakery'])).toMatchObject({ closed: ['cafe'] });
});

it('reads anew what it holds and has not told the server of, as after a page that was closed too early', async () => {
	await takes(undefined, ['cafe', 'bakery']);
	expect(await takes(['bakery'], ['cafe', 'bakery', 'new'])).toEqual({ closed: [], anew: ['cafe'] });
	expect(await takes(['cafe', 'bakery'], ['cafe', 'bakery'], [], ['bakery'])).toMatchObject({
		anew: ['bakery']
	});
});

it('does not judge by a page that was asked for before another tab took in a newer one', async () => {
	const asked = async (name: 'posts' | 'media') => ({
		since: undefined,
		pages: await pagesTaken(device, name)
	});
	const before = await asked('posts');
	expect(await takes(undefined, ['cafe', 'bakery'])).toBeDefined();
	expect(await standingOf(device, 'posts', page(['bakery']), before)).toBeUndefined();
	// Neither pushes nor other collections make a page old.
	const since = await asked('posts');
	await noteHeld(device, 'posts', ['library']);
	await standingOf(device, 'media', page(['bakery']), await asked('media'));
	expect(await standingOf(device, 'posts', page(['cafe', 'bakery']), since)).toMatchObject({
		closed: ['library']
	});
});
