import { fileURLToPath } from 'node:url';
import adapter from '@sveltejs/adapter-node';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';
import { partsTogether } from './app/chunks.ts';
import { keptCompiled } from './app/compiled.ts';
import { emojiWords } from './app/features/composer/emoji/plugin.ts';
import { plainIcons } from './app/lib/ui/icon-plugin.ts';

export default defineConfig({
	resolve: { alias: { unload: fileURLToPath(new URL('app/lib/data/unload.ts', import.meta.url)) } },
	environments: {
		client: {
			build: {
				rolldownOptions: {
					output: {
						// The device's database, in parts that are fetched beside each other and stay in the cache when another of them is new.
						codeSplitting: {
							groups: [
								// Kit tells its client what it has to know before any other module runs: these two must be without the others.
								{
									name: 'start',
									test: /@sveltejs\/kit\/src\/runtime\/client\/payload\.js$|vite\/preload-helper/,
									priority: 10
								},
								...['dexie', 'rxjs', 'rxdb', 'zod'].map((name) => ({
									name,
									test: new RegExp(`node_modules/${name}/`),
									priority: 9
								})),
								...partsTogether()
							]
						}
					}
				}
			}
		}
	},
	plugins: [
		emojiWords(),
		plainIcons(),
		keptCompiled(),
		sveltekit({
			adapter: adapter({ out: 'build' }),
			files: { src: 'app', assets: 'static' },
			paths: { relative: false },
			// Registered by app/lib/state/app-update.svelte.ts, which also asks before a new version takes over.
			serviceWorker: { register: false },
			// Of the pages that the server draws: nothing that they look like has to be fetched before they can be seen.
			inlineStyleThreshold: 16_384,
			prerender: { entries: ['/shell'] },
			csp: {
				// Nonces where a page is rendered, hashes in the prerendered shell. `frame-ancestors` works only as a header: the server's.
				mode: 'auto',
				directives: {
					'default-src': ['self'],
					'script-src': ['self'],
					'style-src': ['self', 'unsafe-inline'],
					'img-src': ['self', 'blob:', 'data:'],
					'connect-src': ['self'],
					'font-src': ['self'],
					'media-src': ['self', 'blob:'],
					'worker-src': ['self'],
					'manifest-src': ['self'],
					'object-src': ['none'],
					'base-uri': ['none'],
					'form-action': ['self']
				}
			}
		})
	]
});
