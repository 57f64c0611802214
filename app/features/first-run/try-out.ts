import type { Account } from '#sync/records/account.ts';
import type { FacedNetwork } from '#sync/records/network-face.ts';
import { createPost } from '#app/lib/data/writes.ts';
import { currentProject } from '#app/lib/state/current-project.svelte.ts';
import { words } from '#app/lib/words/words.svelte.ts';
import { connectChannel } from '../accounts/connect.ts';
import { publishNow } from '../composer/publish-now.ts';

/** A test post is gone again after this, in milliseconds: long enough to be looked at. */
export const testLasts = 10 * 60_000;

/** The network inside the installation, whose channels are made by a press: all can be tried there before anything real is connected. */
export const inner = (networks: Iterable<FacedNetwork>): FacedNetwork | undefined =>
	[...networks].find(({ face }) => face.screen !== undefined);

/** A channel there, by the first of its ways, whose fields are all given a name for the channel. */
export async function connectInner({ id, face }: FacedNetwork, title: string): Promise<Account> {
	const way = face.ways.find(({ by }) => by === 'fields');
	const fields = way?.by === 'fields' ? way.fields.map(({ name }) => [name, title]) : [];
	const projectId = currentProject.id ?? '';
	return connectChannel(id, { projectId, ...Object.fromEntries(fields) });
}

/** A channel whose network lets a post be taken down again. */
export const testable = (
	channels: Account[],
	manifests: ReadonlyMap<string, FacedNetwork>
): Account | undefined => channels.find(({ network }) => (manifests.get(network)?.removableHours ?? 1) > 0);

/** Publishes a post that takes itself down again. Gives its id. */
export async function publishTest(channel: Account): Promise<string> {
	const t = words.current.firstRun;
	const id = await createPost({
		projectId: channel.projectId,
		title: t.testTitle,
		html: t.testText,
		targets: [{ accountId: channel.id }],
		deleteAt: new Date(Date.now() + testLasts).toISOString()
	});
	await publishNow(id);
	return id;
}
