import { expect, it } from 'vitest';
import { keptCompiled } from './compiled.ts';

type Transform = { handler: (code: string) => { code: string } };
const { handler } = keptCompiled().transform as unknown as Transform;

it('has later parts asked for by preload where a service worker answers, and by modulepreload elsewhere', () => {
	const { code } = handler(`const scriptRel = 'modulepreload';export const rel = () => scriptRel;`);
	const relIn = (navigator: unknown): unknown =>
		new Function('navigator', `${code.replace('export const rel = () =>', 'return ')}`)(navigator);
	expect(relIn({ userAgentData: {}, serviceWorker: { controller: {} } })).toBe('preload');
	expect(relIn({ userAgentData: {}, serviceWorker: { controller: null } })).toBe('modulepreload');
	expect(relIn({ serviceWorker: { controller: {} } })).toBe('modulepreload');
	expect(relIn({ userAgentData: {} })).toBe('modulepreload');
});

it('stops the build where Vite asks in another way', () => {
	expect(() => handler('const scriptRel = detect();')).toThrow('another way');
});
