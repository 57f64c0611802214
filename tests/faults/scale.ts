/**
 * How much of what takes its time is played: all of it by `npm run test:faults`, and in every test run as much as shows that it holds. The soak
 * of an hour is `npm run soak`. Times are in milliseconds.
 */
const minutes = Number(process.env['SOAK_MINUTES'] ?? 2);

export const scale = {
	...(process.env['FAULTS'] === 'full'
		? { kills: 100, crashes: 20, silence: 30_000, standstill: 60_000 }
		: { kills: 10, crashes: 5, silence: 13_000, standstill: 35_000 }),
	/** How long things go wrong; how long people pause after each post; by how much the product's memory may grow meanwhile. */
	soak: { ms: minutes * 60_000, pause: minutes > 5 ? 150 : 500, growth: minutes > 5 ? 0.05 : 0.2 }
};
