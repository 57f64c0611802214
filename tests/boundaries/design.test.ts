import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { filesIn, root } from './files.ts';
import { ownControls } from './own-controls.ts';

const read = (file: string) => readFile(join(root, file), 'utf8');
const styles = async () => {
	const files = (await filesIn(['app'])).filter((file) => /\.(svelte|css)$/.test(file));
	expect(files.length).toBeGreaterThan(100);
	return files.filter((file) => file !== 'app/tokens.css');
};

/** Colours that are named in a style: by hash, by a function with numbers in it, or by an English word. */
function rawColours(text: string): string[] {
	const style = (text.includes('<style>') ? text.slice(text.indexOf('<style>')) : text).replaceAll(
		/\/\*[^]*?\*\//g,
		''
	);
	const isStyle = text.includes('<style>') || !text.includes('<script');
	if (!isStyle) return [];
	return [
		...(style.match(/#[0-9a-f]{3,8}\b(?=[^{]*;)/gi) ?? []),
		...(style.match(/\b(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch)\((?!from\b|\s*var\()[^)]*\)/gi) ?? []),
		...(style.match(
			/(?<=:[^;{]*)\b(?:white|black|red|green|blue|gr[ae]y|orange|yellow|purple)\b(?=[^{]*;)/gi
		) ?? [])
	];
}

it('names no raw colour outside of the tokens', async () => {
	const found: string[] = [];
	for (const file of await styles())
		found.push(...rawColours(await read(file)).map((colour) => `${file}: ${colour}`));
	expect(found).toEqual([]);
});

it.each([
	'a { color: #fff; }',
	'a { color: rgb(0 0 0 / 0.5); }',
	'a { background: white; }',
	'a { color: oklch(0.5 0.1 30); }'
])('catches a planted colour: %s', (style) => expect(rawColours(`<style>${style}</style>`)).toHaveLength(1));

it('has every colour of the tokens in OKLCH', async () => {
	const tokens = (await read('app/tokens.css')).replaceAll(/\/\*[^]*?\*\//g, '');
	expect(tokens.match(/oklch\(/g)?.length).toBeGreaterThan(60);
	expect(tokens.match(/#[0-9a-f]{3,8}\b|\b(?:rgb|hsl)a?\(/gi)).toBeNull();
});

it('shows every component in the gallery', async () => {
	const gallery = (await filesIn(['app/features/gallery'])).filter((file) => file.endsWith('.svelte'));
	const shown = (await Promise.all(gallery.map(read))).join('\n');
	const components = (await filesIn(['app/lib/ui'])).filter((file) => file.endsWith('.svelte'));
	const missing = components.filter((file) => !shown.includes(`${file.split('/').at(-1)}`));
	expect(missing).toEqual([]);
});

it('builds no control of its own on a screen, but where nothing in lib/ui is meant for it', async () => {
	const screens = (await filesIn(['app/features', 'app/routes'])).filter((file) => file.endsWith('.svelte'));
	const building: string[] = [];
	for (const file of screens) {
		if (/<(?:button|input|textarea|select)\b/.test(await read(file))) building.push(file);
	}
	expect(building.toSorted()).toEqual(Object.keys(ownControls).toSorted());
});
