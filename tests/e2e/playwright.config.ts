import { defineConfig } from 'playwright/test';
import { browserOptions } from '../kit/browser.ts';

/** Each test starts the real product on a port of its own: two at once are what two cores bear. */
export default defineConfig({
	testDir: '.',
	// Walks for minutes: `npm run test:screens`.
	...(process.env['SCREENS'] === 'all' ? {} : { grepInvert: /@screens/ }),
	globalSetup: './global-setup.ts',
	workers: 2,
	fullyParallel: true,
	timeout: 150_000,
	// A machine that does something else beside this is slow, not wrong.
	expect: { timeout: 30_000 },
	outputDir: '../../test-results',
	reporter: [['list'], ['json', { outputFile: '../../test-results/e2e.json' }]],
	use: {
		browserName: 'chromium',
		locale: 'ru-RU',
		timezoneId: 'Europe/Moscow',
		viewport: { width: 1440, height: 900 },
		// What cannot be pressed within a minute never can be.
		actionTimeout: 60_000,
		launchOptions: browserOptions()
	}
});
