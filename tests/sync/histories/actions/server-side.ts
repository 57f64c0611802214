import { drain } from '#jobs/worker.ts';
import { clearTombstones } from '#server/sync/tombstones.ts';
import type { Post } from '#sync/records/post.ts';
import { lastAudit } from '../audit.ts';
import type { Action, Scene } from '../scene.ts';
import { expected } from './access.ts';
import { stageOf } from './writing.ts';

/** What is written where the documents come from: by jobs, at the interface, by hand. */
export const serverSide: Record<string, Action> = {
	'time passes': {
		weight: 5,
		run: (scene, dice) =>
			atServer(scene, async ({ world }) => {
				const minutes = 2 + dice.below(20);
				world.clock.moveTo(new Date(world.clock.now().getTime() + minutes * 60_000));
				await drain(world.deps);
				return `${minutes} minutes pass, and the jobs do their work`;
			})
	},
	'publish now': {
		weight: 1.5,
		run: (scene, dice) =>
			atServer(scene, async () => {
				const post = dice.pick(await postsOf(scene));
				const person = dice.pick(scene.players);
				if (!post || !person) return undefined;
				const { status } = await person.post(`/api/posts/${post.id}/publish`, {});
				expected(status);
				return `${person.name} publishes ${post.id} now: ${status}`;
			})
	},
	'edit over the interface': {
		weight: 3,
		run: (scene, dice) =>
			atServer(scene, async ({ ledger }) => {
				const post = dice.pick(await postsOf(scene));
				const person = dice.pick(scene.players);
				if (!post || !person) return undefined;
				const { mark } = stageOf(scene, post.projectId);
				const html = `${post.html}\n${mark} ${ledger.fresh(-1)}`;
				const { status } = await person.put<Post>(`/api/posts/${post.id}`, { html });
				expected(status);
				if (status === 200) ledger.wrote(post.html, html, 'sure');
				if (status === 200) ledger.acknowledged(html);
				return `${person.name} writes ${post.id} over the interface: ${status}`;
			})
	},
	'fix by hand': {
		weight: 2,
		run: (scene, dice) =>
			atServer(scene, async ({ world }) => {
				const post = dice.pick(await postsOf(scene));
				await world.database.pool.query(
					`update posts set title = left(title || '+', 200), updated_at = $2, write_id = gen_random_uuid()
					where id = $1`,
					[post?.id, world.clock.now()]
				);
				return `a hand at the database renames ${post?.id}`;
			})
	},
	'new epoch': {
		weight: 0.5,
		async run({ world, disaster }) {
			if (disaster !== 'new epoch') return undefined;
			await world.database.pool.query('update sync_epoch set epoch = gen_random_uuid()');
			return 'the server is restored from a backup: a new epoch';
		}
	},
	'forget deletions': {
		weight: 1,
		async run({ world, disaster }) {
			if (disaster !== 'forget deletions') return undefined;
			await clearTombstones(world.deps.db, new Date(Date.now() + 60_000));
			return 'the server forgets what was deleted';
		}
	}
};

/** Remembers between which changes the server itself wrote. */
async function atServer(
	scene: Scene,
	act: (scene: Scene) => Promise<string | undefined>
): Promise<string | undefined> {
	const { pool } = scene.world.database;
	const from = await lastAudit(pool);
	const done = await act(scene);
	scene.serverWrites.push({ from, to: await lastAudit(pool) });
	return done;
}

async function postsOf({ world, stages }: Scene): Promise<{ id: string; projectId: string; html: string }[]> {
	const { rows } = await world.database.pool.query<{ id: string; projectId: string; html: string }>(
		`select id, project_id as "projectId", html from posts
		where project_id = any($1) and deleted_at is null order by id`,
		[stages.map((stage) => stage.id)]
	);
	return rows;
}
