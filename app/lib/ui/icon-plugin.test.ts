import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { plainIcon } from './icon-plugin.ts';

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
		// An older name leads to the file of the newer one.
		const [, name = ''] =
			/from "\.\/([\w-]+\.svelte)"/.exec(await readFile(join(icons, `${icon}.js`), 'utf8')) ?? [];
		const file = join(icons, name);
		const written = plainIcon(await readFile(file, 'utf8'), file);
		expect(written).toMatch(/<svg .*<(path|circle|rect|line|ellipse|polyline|polygon) .*<\/svg>$/);
		expect(written).not.toContain('{...');
	}
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
