import { expect, it } from 'vitest';
import { freshDatabase } from '../../kit/database.ts';
import { soak } from '../soak/soak.ts';

/** As `npm run soak`, in three minutes and at a pace that leaves the machine to others. */
it('F33: three minutes of everything at once double nothing, lose nothing, and leave nothing behind', async () => {
	const database = await freshDatabase();
	try {
		const { summary, measured, troubles } = await soak({
			...{ databaseUrl: database.url, minutes: 3 },
			...{ postsPerSecond: 1.5, bots: 4, communities: 2 }
		});
		process.stdout.write(`${summary}\n${measured.join('\n')}\n`);
		expect(troubles, summary).toEqual([]);
	} finally {
		await database.close();
	}
}, 900_000);
