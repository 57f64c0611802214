import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';
import { z } from 'zod';

const marks = /\/@lucide\/svelte\/dist\/icons\/[\w-]+\.js\?mark$/;
const files = /\/@lucide\/svelte\/dist\/icons\/[\w-]+\.svelte(\?v=\w+)?$/;
/** Lucide's own form: what is drawn, as names of elements and their attributes. */
const source = z.object({
	name: z.string(),
	size: z.literal(24),
	node: z.array(z.tuple([z.string(), z.record(z.string(), z.string())]))
});

/**
 * Writes Lucide's icons as plain markup. Its own components put one together from a list whenever it is drawn, which was a third of what the first
 * screen took. They take `size`, `strokeWidth` and what is said aloud of them, and nothing else. Asked for with `?mark`, an icon is the one line that it is
 * drawn with: where there are hundreds, each element more is seen.
 */
export function plainIcons(): Plugin {
	return {
		name: 'plain-icons',
		enforce: 'pre',
		// Else Vite would bundle them beforehand while the app is being written, without asking this.
		config: () => ({ optimizeDeps: { exclude: ['@lucide/svelte'] } }),
		load: {
			filter: { id: marks },
			async handler(id) {
				const file = await fileOf(id.replace('?mark', ''));
				return `export default ${JSON.stringify(oneLine(await readFile(file, 'utf8'), file))};`;
			}
		},
		transform: {
			filter: { id: files },
			handler: (code, id) => ({ code: plainIcon(code, id), map: null })
		}
	};
}

/** Where the icon of that module is drawn: an older name leads to the file of the newer one. */
export async function fileOf(module: string): Promise<string> {
	const [, name] = /from "\.\/([\w-]+\.svelte)"/.exec(await readFile(module, 'utf8')) ?? [];
	if (name === undefined) throw new Error(`${module} leads to no icon`);
	return join(dirname(module), name);
}

/** What an icon is drawn with; `id` is its file, for who has to look at it. */
function shapesOf(code: string, id: string): z.infer<typeof source>['node'] {
	const data = /const iconData = (\{.*\});$/m.exec(code)?.[1];
	if (data === undefined) throw new Error(`${id} is not written as an icon of Lucide was`);
	return source.parse(JSON.parse(data)).node;
}

/** An icon as one path, by SVG's grammar of them. */
export function oneLine(code: string, id: string): string {
	const parts = shapesOf(code, id).map(([tag, { d, cx, r, cy, x1, y1, x2, y2 }]) => {
		// A path of its own may begin by a step from nowhere; in the middle of another that would be from where the pen is.
		if (tag === 'path' && d) return d.startsWith('m') ? `M0 0${d}` : d;
		if (tag === 'line') return `M${x1} ${y1}L${x2} ${y2}`;
		if (tag === 'circle')
			return `M${Number(cx) - Number(r)} ${cy}a${r} ${r} 0 1 0 ${2 * Number(r)} 0a${r} ${r} 0 1 0 ${-2 * Number(r)} 0z`;
		throw new Error(`${id} has a ${tag}, which cannot be drawn in one line yet`);
	});
	return parts.join('');
}

export function plainIcon(code: string, id: string): string {
	const shapes = shapesOf(code, id).map(([tag, attributes]) => {
		const pairs = Object.entries(attributes).map(([name, value]) => `${name}="${value}"`);
		return `<${tag} ${pairs.join(' ')} />`;
	});
	return [
		`<script>const { size = 24, strokeWidth = 2, 'aria-label': label, 'aria-hidden': hidden = label ? undefined : 'true' } = $props();</script>`,
		`<svg width={size} height={size} viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width={strokeWidth} stroke-linecap="round" stroke-linejoin="round" aria-label={label} aria-hidden={hidden}>`,
		...shapes,
		'</svg>'
	].join('');
}
