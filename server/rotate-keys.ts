import { connect } from '#db/client.ts';
import { migrate } from '#db/migrate.ts';
import { openPool } from '#db/pool.ts';
import { startDatabase } from '#db/start.ts';
import { record } from './audit/record.ts';
import { systemClock } from './core/clock.ts';
import { readConfig } from './core/config.ts';
import { changeKey, forgetFormerKeys, formerKeys } from './core/root-keys.ts';
import { newSeal } from './core/seal.ts';
import { reseal } from './secrets/reseal.ts';

/**
 * `npm run rotate-keys`: a new root key, and everything that is sealed sealed anew with it, also while the program runs. The old key is kept,
 * because a running process goes on using it: after all were restarted, `npm run rotate-keys -- --finish` seals the rest and forgets it.
 * A key of the host's own (SECRET_KEY) is changed by the host: the old one is then named by SECRET_KEY_FORMER.
 */
const isFinish = process.argv.includes('--finish');
const isGiven = Boolean(process.env['SECRET_KEY']);
const config = await readConfig(process.env);
const { dataDir, databaseUrl } = config;
const database = await startDatabase({ url: databaseUrl, dataDir, mayJoin: true });
await migrate(database.url);
const pool = openPool(database.url);
try {
	const before = [config.secretKey, ...config.formerSecretKeys];
	const present = isFinish || isGiven ? config.secretKey : await changeKey(dataDir);
	const db = connect(pool);
	const count = await reseal(db, newSeal({ present, former: [...before, ...formerKeys(dataDir)] }));
	await db.transaction((tx) =>
		record(
			tx,
			{ clock: systemClock },
			{
				...{ projectId: null, action: 'secrets.rotated' as const, actorId: null },
				details: { resealed: count, isFinished: isFinish }
			}
		)
	);
	if (isFinish) await forgetFormerKeys(dataDir);
	const next = isFinish
		? 'The former keys are forgotten.'
		: 'Restart every process, then run `npm run rotate-keys -- --finish`.';
	process.stdout.write(`${count} secrets were sealed anew. ${next}\n`);
} finally {
	await pool.end();
	await database.stop();
}
