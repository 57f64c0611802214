import type { Plugin } from 'vite';

/*
 * Chromium keeps what it has compiled of a script beside the script, but compiles a module anew at each start if it was asked for by `modulepreload`
 * or only by an import: it begins while the module arrives, and what is kept is not looked at. Asked for by `preload` it is used. Seen in
 * Chromium 156, where compiling was a tenth of the calendar's start.
 */

const written = "const scriptRel = 'modulepreload';";
/** Where a service worker answers: elsewhere nothing is kept yet, and compiling while it arrives is best, as it is for the few files of the shell. */
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
