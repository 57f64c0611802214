import { readAudit } from '../audit.ts';
import type { Scene } from '../scene.ts';
import { everythingIsSeen } from './everything-is-seen.ts';
import { nothingIsLeft } from './nothing-is-left.ts';
import { nothingIsLost } from './nothing-is-lost.ts';
import { nothingWaits } from './nothing-waits.ts';
import { serversOwnIsKept } from './servers-own-is-kept.ts';
import { writtenOnce } from './written-once.ts';

/** What must hold after quiet. I2 and I9 have tests of their own; I7 is watched at every answer, I11 and I12 are what the history does. */
export async function checkAll(scene: Scene): Promise<void> {
	await nothingWaits(scene);
	await everythingIsSeen(scene);
	await nothingIsLost(scene);
	const changes = await readAudit(scene.world.database.pool);
	writtenOnce(changes);
	serversOwnIsKept(changes, scene);
	nothingIsLeft(scene, await closedTo(scene));
}

/** The marks of the projects that each player may not see. */
async function closedTo({ world, server, players }: Scene): Promise<Map<string, string[]>> {
	const { rows } = await world.database.pool.query<{ user_id: string; project_id: string }>(
		`select m.user_id, m.project_id from project_members m join projects p on p.id = m.project_id
		where m.deleted_at is null and p.deleted_at is null`
	);
	return new Map(
		players.map(({ userId }) => [
			userId,
			server.rooms
				.filter(({ id }) => !rows.some((row) => row.user_id === userId && row.project_id === id))
				.map(({ mark }) => mark)
		])
	);
}
