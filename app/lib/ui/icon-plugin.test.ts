import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { fileOf, oneLine, plainIcon } from './icon-plugin.ts';

const root = join(import.meta.dirname, '../../..');
const icons = dirname(createRequire(import.meta.url).resolve('@lucide/svelte/icons/x'));

/** Every file of the app, and the icons that it imports by their names there. */
async function users(): Promise<{ file: string; source: string; names: Map<string, string> }[]> {
	const found = await readdir(join(root, 'app'), { recursive: true });
	const files = found.filter((file) => /\.(svelte|ts)$/.test(file));
	return Promise.all(
		files.map(async (file) => {
			const source = await readFile(join(root, 'app', file), 'utf8');
			const imports = source.matchAll(/import (\w+) from '@lucide\/svelte\/icons\/([\w-]+)'/g);
			return {
				file,
				source,
				names: new Map(Array.from(imports, ([, name = '', icon = '']) => [name, icon]))
			};
		})
	);
}

test('every icon that the app uses is written as plain markup', async () => {
	const used = new Set((await users()).flatMap(({ names }) => [...names.values()]));
	expect(used.size).toBeGreaterThan(50);
	for (const icon of used) {
		const file = await fileOf(join(icons, `${icon}.js`));
		const written = plainIcon(await readFile(file, 'utf8'), file);
		expect(written).toMatch(/<svg .*<(path|circle|rect|line|ellipse|polyline|polygon) .*<\/svg>$/);
		expect(written).not.toContain('{...');
	}
});

test('an icon in one line has all that the icon has, each from where it begins', () => {
	const drawn = (...node: [string, Record<string, string>][]) =>
		oneLine(`const iconData = ${JSON.stringify({ name: 'x', size: 24, node })};`, 'x.svelte');
	expect(
		drawn(
			['circle', { cx: '12', cy: '12', r: '10' }],
			['path', { d: 'm16 9-5.5 5.5L8 12' }],
			['line', { x1: '9', x2: '15', y1: '15', y2: '9' }]
		)
	).toBe('M2 12a10 10 0 1 0 20 0a10 10 0 1 0 -20 0zM0 0m16 9-5.5 5.5L8 12M9 15L15 9');
	expect(() => drawn(['rect', { width: '2' }])).toThrow('x.svelte');
});

test('nobody gives an icon what it does not take', async () => {
	const taken = new Set(['size', 'strokeWidth', 'aria-hidden', 'aria-label']);
	for (const { file, source, names } of await users()) {
		for (const name of names.keys()) {
			for (const [, given = ''] of source.matchAll(new RegExp(`<${name}\\b([^>]*?)/?>`, 'g'))) {
				const said = given.replaceAll(/\{[^}]*\}|"[^"]*"/g, '').split(/[\s=]+/);
				for (const prop of said.filter(Boolean))
					expect([...taken], `${file}: <${name} ${prop}>`).toContain(prop);
			}
		}
	}
});

test('what is not written as an icon of Lucide is refused', () => {
	expect(() => plainIcon('<svg />', 'x.svelte')).toThrow('x.svelte');
});
