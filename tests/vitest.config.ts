import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';

export default defineConfig({
	root: fileURLToPath(new URL('..', import.meta.url)),
	// The project's own one stands on Kit's, which exists only after a sync.
	tsconfig: fileURLToPath(new URL('./vitest.tsconfig.json', import.meta.url)),
	// For state that is kept in `.svelte.ts` files.
	plugins: [svelte({ configFile: false })],
	test: {
		projects: [
			project('program', ['{sync,db,server,jobs,tests}/**/*.test.ts'], ['tests/{e2e,sync,faults/slow}/**']),
			project('sync', ['tests/sync/**/*.test.ts']),
			project('slow', ['tests/faults/slow/*.test.ts']),
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

/** Each file has a database and a world of its own; what it shares with others are modules, which take longer to load than most files to run. */
function project(name: string, include: string[], exclude: string[] = []): TestProjectInlineConfiguration {
	return { extends: true, test: { name, include, exclude, isolate: false } };
}
