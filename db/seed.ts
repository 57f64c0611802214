import { readConfig } from '#server/core/config.ts';
import { liveIn } from '#server/demonstration/live-in.ts';
import { keylessNetwork as network } from '#server/integrations/social/index.ts';
import { connect } from './client.ts';
import { migrate } from './migrate.ts';
import { openPool } from './pool.ts';
import { addPeople, demo } from './seed/people.ts';
import { addPosts } from './seed/posts.ts';
import { addProject } from './seed/project.ts';
import { findTeam } from './seed/team.ts';
import { addTemplates, cafeTemplates, floristTemplates } from './seed/templates.ts';
import { coffee, flowers } from './seed/texts.ts';
import { startDatabase } from './start.ts';

/**
 * `npm run seed`: a desk that has been lived in, in the database that `npm start` uses, also while it runs. Running it again changes
 * nothing. The scheduled posts will really go out, to the network that lives inside the installation.
 */
const config = await readConfig(process.env);
const { databaseUrl, dataDir, publicUrl } = config;
const database = await startDatabase({ url: databaseUrl, dataDir, mayJoin: true });
await migrate(database.url);
const pool = openPool(database.url);
const shop = { name: 'Кофейня «Зерно»', channels: ['Зерно · кофейня', 'Зерно · бариста'] };
try {
	const isNew = await seed();
	const team = await findTeam(connect(pool), shop.name);
	if (team) await liveIn(config, database.url, team);
	console.log(isNew ? 'The demonstration is there.' : 'The demonstration was there already.');
	console.log(`Sign in at ${publicUrl} as ${demo.email} with the password ${demo.password}`);
} finally {
	await pool.end();
	await database.stop();
}

function seed(): Promise<boolean> {
	const now = new Date();
	const monthAgo = new Date(now.getTime() - 35 * 86_400_000);
	return connect(pool).transaction(async (tx) => {
		const people = await addPeople(tx, monthAgo);
		if (!people) return false;
		const cafe = await addProject(tx, people, { ...shop, network, approvalRequired: true }, monthAgo);
		await addPosts(tx, cafe, coffee, { now, publicUrl });
		await addTemplates(tx, cafe, cafeTemplates, monthAgo);
		const studio = { name: 'Цветочная студия', channels: ['Студия цветов'], approvalRequired: false };
		const florist = await addProject(tx, people, { ...studio, network }, monthAgo);
		await addPosts(tx, florist, flowers, { now, publicUrl });
		await addTemplates(tx, florist, floristTemplates, monthAgo);
		return true;
	});
}
