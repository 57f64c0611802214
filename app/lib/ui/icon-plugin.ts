import type { Plugin } from 'vite';
import { z } from 'zod';

const files = /\/@lucide\/svelte\/dist\/icons\/[\w-]+\.svelte(\?v=\w+)?$/;
/** Lucide's own form: what is drawn, as names of elements and their attributes. */
const source = z.object({
	name: z.string(),
	size: z.literal(24),
	node: z.array(z.tuple([z.string(), z.record(z.string(), z.string())]))
});

/**
 * Writes Lucide's icons as plain markup. Its own components put one together from a list whenever it is drawn, which was a third of what the first
 * screen took. They take `size`, `strokeWidth` and what is said aloud of them, and nothing else.
 */
export function plainIcons(): Plugin {
	return {
		name: 'plain-icons',
		enforce: 'pre',
		// Else Vite would bundle them beforehand while the app is being written, without asking this.
		config: () => ({ optimizeDeps: { exclude: ['@lucide/svelte'] } }),
		transform: {
			filter: { id: files },
			handler: (code, id) => ({ code: plainIcon(code, id), map: null })
		}
	};
}

export function plainIcon(code: string, id: string): string {
	const data = /const iconData = (\{.*\});$/m.exec(code)?.[1];
	if (data === undefined) throw new Error(`${id} is not written as an icon of Lucide was`);
	const { node } = source.parse(JSON.parse(data));
	const shapes = node.map(([tag, attributes]) => {
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
