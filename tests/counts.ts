import { z } from 'zod';

export interface Count {
	passed: number;
	failed: number;
}

/** A suite that cannot even be loaded has no tests, and is a failure all the same. */
const vitestReport = z.object({
	numPassedTests: z.number(),
	numFailedTests: z.number(),
	testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.unknown()) }))
});

export function countVitest(report: unknown): Count {
	const { numPassedTests, numFailedTests, testResults } = vitestReport.parse(report);
	const unloaded = testResults.filter(
		(file) => file.status === 'failed' && file.assertionResults.length === 0
	);
	return { passed: numPassedTests, failed: numFailedTests + unloaded.length };
}

const playwrightReport = z.object({
	stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }),
	errors: z.array(z.unknown()).default([])
});

/** What passed only at a second try has not passed. */
export function countPlaywright(report: unknown): Count {
	const { stats, errors } = playwrightReport.parse(report);
	return { passed: stats.expected, failed: stats.unexpected + stats.flaky + errors.length };
}
