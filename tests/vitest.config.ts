import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

export default defineConfig({
	root: fileURLToPath(new URL('..', import.meta.url)),
	// The project's own one stands on Kit's, which exists only after a sync.
	tsconfig: fileURLToPath(new URL('./vitest.tsconfig.json', import.meta.url)),
	// For state that is kept in `.svelte.ts` files.
	plugins: [svelte({ configFile: false })],
	test: {
		projects: [
			{
				extends: true,
				test: {
					name: 'program',
					include: ['{sync,db,server,jobs,tests}/**/*.test.ts'],
					exclude: ['tests/e2e/**', 'tests/faults/slow/**'],
					// Each file has a database and a world of its own; what it shares with others are modules, which take longer to load than most files to run.
					isolate: false
				}
			},
			{ extends: true, test: { name: 'slow', include: ['tests/faults/slow/*.test.ts'], isolate: false } },
			// Tests of the device put a storage, a clock or a network in the place of the browser's.
			{ extends: true, test: { name: 'app', include: ['app/**/*.test.ts'] } }
		],
		globalSetup: ['tests/kit/database-server.ts'],
		// Two cores, one Postgres beside them.
		maxWorkers: 2,
		testTimeout: 60_000,
		// What is waited for comes in milliseconds, unless the machine is busy with something else.
		expect: { poll: { timeout: 10_000, interval: 20 } },
		// A hook may start the whole product, beside everything else.
		hookTimeout: 120_000
	}
});
