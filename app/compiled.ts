import { readFile } from 'node:fs/promises';
import type { Plugin } from 'vite';
import { z } from 'zod';

/*
 * Chromium keeps what it has compiled of a script beside the script, but compiles a module anew at each start if it was asked for by `modulepreload`
 * or only by an import: it begins while the module arrives, and what is kept is not looked at. Asked for by `preload` it is used. Seen in
 * Chromium 156, where compiling was a tenth of the calendar's start.
 */

const written = "const scriptRel = 'modulepreload';";
/** Where a service worker answers: elsewhere nothing is kept yet, and compiling while it arrives is best. */
const asked = `const scriptRel = 'userAgentData' in navigator && navigator.serviceWorker?.controller ? 'preload' : 'modulepreload';`;

/** Has the parts of the app that are loaded later asked for in the way in which what was compiled of them is used again. */
export function keptCompiled(): Plugin {
	return {
		name: 'kept-compiled',
		apply: 'build',
		transform: {
			filter: { id: /vite\/preload-helper/ },
			handler(code) {
				if (!code.includes(written)) throw new Error('Vite asks for modules in another way than it did');
				return { code: code.replace(written, asked), map: null };
			}
		}
	};
}

const rel = 'rel="preload" as="script" crossorigin';
/** What every screen of the desk is made of, by the names that `vite.config.ts` and `chunks.ts` give. */
const ofTheDesk = ['dexie', 'rxjs', 'rxdb', 'zod', 'post', 'records', 'desk-packages', 'desk'];
const builtParts = z.record(z.string(), z.object({ name: z.string().optional(), file: z.string() }));

/** The same for the shell, which asks for the desk as well: whoever has the shell mostly comes to the desk. Of a build that is being made. */
export async function askedInShell(): Promise<(html: string) => string> {
	const built: unknown = JSON.parse(await readFile('.svelte-kit/output/client/.vite/manifest.json', 'utf8'));
	const parts = Object.values(builtParts.parse(built));
	const links = ofTheDesk.map((name) => {
		const part = parts.find((one) => one.name === name);
		if (!part) throw new Error(`The app has no part ${name}`);
		return `<link href="/${part.file}" ${rel}>`;
	});
	return (html) => html.replaceAll('rel="modulepreload"', rel).replace('</head>', `${links.join('')}</head>`);
}
