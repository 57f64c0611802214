import type { Tx } from '../client.ts';
import { accounts, projectMembers, projects } from '../schema.ts';
import type { Role } from '#sync/records/member.ts';
import { uuidv7 } from 'uuidv7';
import type { People } from './people.ts';

export interface Desk {
	projectId: string;
	accountIds: string[];
	authors: string[];
}

/** A project with its people and its channels, at the network that needs no key. */
export async function addProject(
	tx: Tx,
	{ owner, others }: People,
	given: { name: string; network: string; channels: string[]; approvalRequired: boolean },
	now: Date
): Promise<Desk> {
	const { name, channels, approvalRequired } = given;
	const at = { createdAt: now, updatedAt: now };
	const projectId = uuidv7();
	await tx
		.insert(projects)
		.values({ id: projectId, name, timezone: 'Europe/Moscow', approvalRequired, createdBy: owner.id, ...at });
	const roles: Role[] = ['editor', 'author', 'viewer'];
	await tx.insert(projectMembers).values([
		{ projectId, userId: owner.id, email: owner.email, role: 'owner', ...at },
		...others.map((other, index) => ({
			...{ projectId, userId: other.id, email: other.email, invitedBy: owner.id, ...at },
			role: roles[index] ?? 'viewer'
		})),
		{ projectId, email: 'partner@twexel.test', role: 'viewer', invitedBy: owner.id, ...at }
	]);
	const accountIds = channels.map(() => uuidv7());
	await tx.insert(accounts).values(
		channels.map((title, index) => {
			const id = accountIds[index] ?? uuidv7();
			return {
				...{ id, projectId, network: given.network, kind: 'channel' as const, externalId: id, title },
				...{ subscribers: 1240 + index * 870, connectedBy: owner.id, connectedAt: now, ...at }
			};
		})
	);
	return { projectId, accountIds, authors: [owner.id, ...others.map((other) => other.id)] };
}
