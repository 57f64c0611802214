/**
 * `npm run soak` runs the product for an hour, or `--minutes` long, through everything that can go wrong at once, at the pace of 50,000
 * publications an hour or `--pace` posts a second. It fails when something does not hold that must; SEED plays the same again. `--leak` plants a
 * leak of so many bytes with each request: then it has to fail.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startDatabase } from '#db/start.ts';
import { soak } from './soak.ts';

const { values } = parseArgs({
	options: {
		...{ minutes: { type: 'string', default: '60' }, pace: { type: 'string', default: '11' } },
		leak: { type: 'string', default: '0' }
	}
});
const dataDir = await mkdtemp(join(tmpdir(), 'twexel-soak-'));
const database = await startDatabase({ url: undefined, dataDir });
let isSound = false;
try {
	const { summary, measured, troubles } = await soak(
		{
			...{ databaseUrl: database.url, bots: 30, communities: 12 },
			...{ minutes: Number(values.minutes), postsPerSecond: Number(values.pace), leak: Number(values.leak) }
		},
		(line) => console.log(line)
	);
	for (const line of [...measured, ...troubles.map((one) => `TROUBLE: ${one}`)]) console.log(line);
	console.log(`${summary}: ${troubles.length === 0 ? 'sound' : 'NOT SOUND'}`);
	isSound = troubles.length === 0;
} finally {
	await database.stop();
	await rm(dataDir, { recursive: true, force: true });
}
// The simulated networks' idle connections are nobody's concern any more.
process.exit(isSound ? 0 : 1);
