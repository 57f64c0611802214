import type { ConnectChoice } from '#sync/records/connect-way.ts';
import { asked } from './asked.ts';
import { Calls } from './calls.ts';
import type { Community, Line } from './connect.ts';

const patience = 15_000;
const most = 200;

/** The communities that a person edits or administers. */
export async function ownCommunities(line: Line, token: string): Promise<ConnectChoice[]> {
	const calls = new Calls({ ...line, token, of: 'person', signal: AbortSignal.timeout(patience) });
	const fields = ['members_count' as never];
	const answer = await asked(
		calls.groups.get({ extended: 1, filter: ['admin', 'editor'], fields, count: most })
	);
	// The cast: the library types the bare form of the answer, not the extended one.
	const { items = [] } = answer as unknown as { items?: Community[] };
	return items
		.filter(({ deactivated }) => deactivated === undefined)
		.map(({ id, name, screen_name: username = null, members_count: subscribers = null }) => ({
			...{ externalId: String(id), title: name, username, subscribers }
		}));
}
