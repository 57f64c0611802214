import { uuidv7 } from 'uuidv7';
import { accounts, media, posts, projectMembers, projects } from '#db/schema.ts';
import type { Role } from '#sync/records/member.ts';
import type { Person } from '../../kit/person.ts';
import type { World } from '../../kit/world.ts';
import { Device } from './device.ts';
import { Dice } from './dice.ts';
import { Ledger } from './ledger.ts';
import type { People } from './people.ts';
import type { Scene, Stage } from './scene.ts';
import { WatchedServer } from './server.ts';

/** Projects with channels and pictures, people in them, and devices: three to five of two or three people. */
export async function setScene(world: World, people: People, dice: Dice): Promise<Scene> {
	const ledger = new Ledger();
	const server = new WatchedServer(world, ledger);
	const players = people.players.slice(0, dice.chance(0.5) ? 2 : 3);
	const stages = Array.from({ length: 2 + dice.below(2) }, (_, n) =>
		stageOf(dice.pick(players) ?? people.outsider, `project-${n}-${dice.seed()}`)
	);
	const closed = { room: stageOf(people.outsider, `closed-${dice.seed()}`), postId: uuidv7() };
	const members = stages.flatMap((stage) =>
		players
			.filter((person) => person !== stage.owner && dice.chance(0.7))
			.map((person) => ({ stage, person, role: dice.pick(usualRoles) ?? 'editor' }))
	);
	await build(world, [...stages, closed.room], members, closed);
	server.rooms.push(...stages, closed.room);
	const devices = Array.from({ length: 3 + dice.below(3) }, (_, index) => {
		const person = players[index % players.length] ?? people.outsider;
		return new Device(index, person, server, new Dice(dice.seed()).random);
	});
	const disaster = dice.chance(0.5) ? 'new epoch' : 'forget deletions';
	return {
		...{ world, server, ledger, people, players, stages, closed, devices, disaster },
		serverWrites: []
	};
}

const usualRoles = ['editor', 'editor', 'owner', 'author', 'viewer'] as const;

const stageOf = (owner: Person, mark: string): Stage => ({
	...{ id: uuidv7(), mark, owner },
	accountIds: [uuidv7(), uuidv7()],
	mediaIds: [uuidv7(), uuidv7()]
});

/** At once, and not over the interface: three hundred histories begin like this. */
async function build(
	{ database: { db }, clock }: World,
	stages: Stage[],
	members: { stage: Stage; person: Person; role: Role }[],
	closed: Scene['closed']
): Promise<void> {
	const now = clock.now();
	const written = () => ({ createdAt: now, updatedAt: now, writeId: uuidv7() });
	const channel = ({ id: projectId, mark, owner }: Stage, id: string, n: number) => ({
		...{
			id,
			projectId,
			network: 'sandbox',
			kind: 'channel' as const,
			externalId: id,
			title: `${mark} channel ${n}`
		},
		...{ connectedBy: owner.userId, connectedAt: now },
		...written()
	});
	const owners = stages.map((stage) => ({ stage, person: stage.owner, role: 'owner' as const }));
	await db.transaction(async (tx) => {
		await tx.insert(projects).values(
			stages.map(({ id, mark, owner }) => ({
				...{ id, name: mark, timezone: 'Europe/Moscow', createdBy: owner.userId },
				...written()
			}))
		);
		await tx.insert(projectMembers).values(
			[...owners, ...members].map(({ stage, person, role }) => ({
				...{ projectId: stage.id, userId: person.userId, email: person.email, role },
				...written()
			}))
		);
		await tx
			.insert(accounts)
			.values(stages.flatMap((stage) => stage.accountIds.map((id, n) => channel(stage, id, n))));
		await tx.insert(media).values(
			stages.flatMap(({ id: projectId, mark, owner, mediaIds }) =>
				mediaIds.map((id) => ({
					...{
						id,
						projectId,
						name: mark,
						createdBy: owner.userId,
						kind: 'image' as const,
						mime: 'image/png'
					},
					...{ bytes: 1, width: 1, height: 1, hash: '0'.repeat(64) },
					...written()
				}))
			)
		);
		const { room, postId } = closed;
		const secret = { id: postId, projectId: room.id, html: room.mark, title: room.mark, createdBy: postId };
		await tx.insert(posts).values({ ...secret, ...written() });
	});
}
