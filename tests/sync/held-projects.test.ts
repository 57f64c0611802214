import { beforeEach, expect, it } from 'vitest';
import { closedProjects, forgetProjects, noteHeld, pagesTaken } from '#app/lib/data/held-projects.ts';
import type { DeviceStore } from '#app/lib/data/device.ts';
import { DeviceTables } from './histories/device-tables.ts';
import { Life } from './histories/life.ts';

let device: DeviceStore;
beforeEach(() => (device = new DeviceTables().openedBy(new Life())));

const page = (open: string[], revoked: string[] = []) => ({
	checkpoint: {
		epoch: 'e',
		scopes: Object.fromEntries(open.map((id) => [id, { grant: 'g', version: 1 }]))
	},
	revoked
});

const takes = async (open: string[], revoked?: string[]) =>
	closedProjects(device, 'posts', page(open, revoked), await pagesTaken(device, 'posts'));

it('gives up what is open no more, and what the server names, until it is forgotten', async () => {
	expect(await takes(['cafe', 'bakery'])).toEqual([]);
	expect(await takes(['bakery'], ['library'])).toEqual(['library', 'cafe']);
	expect(await takes(['bakery'])).toEqual(['cafe']);
	await forgetProjects(device, 'posts', ['cafe']);
	expect(await takes(['bakery'])).toEqual([]);
});

it('gives up a project that it has only pushed to', async () => {
	await noteHeld(device, 'posts', ['cafe']);
	expect(await takes(['bakery'])).toEqual(['cafe']);
});

it('does not judge by a page that was asked for before another tab took in a newer one', async () => {
	const before = await pagesTaken(device, 'posts');
	expect(await takes(['cafe', 'bakery'])).toEqual([]);
	expect(await closedProjects(device, 'posts', page(['bakery']), before)).toBeUndefined();
	// Neither pushes nor other collections make a page old.
	const since = await pagesTaken(device, 'posts');
	await noteHeld(device, 'posts', ['library']);
	await closedProjects(device, 'media', page(['bakery']), await pagesTaken(device, 'media'));
	expect(await closedProjects(device, 'posts', page(['cafe', 'bakery']), since)).toEqual(['library']);
});
