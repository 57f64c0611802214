/**
 * How much of what takes its time is played: all of it by `npm run test:faults`, and in every test run as much as shows that it holds. Times
 * are in milliseconds.
 */
export const scale =
	process.env['FAULTS'] === 'full'
		? {
				kills: 100,
				crashes: 20,
				silence: 30_000,
				standstill: 60_000,
				tries: 10_000,
				rolls: 5,
				migrations: 4,
				people: 6
			}
		: {
				kills: 10,
				crashes: 5,
				silence: 13_000,
				standstill: 35_000,
				tries: 400,
				rolls: 1,
				migrations: 1,
				people: 3
			};
