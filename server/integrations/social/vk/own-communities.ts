import { z } from 'zod';
import { asked } from './asked.ts';
import { Calls } from './calls.ts';
import type { Community, Line } from './connect.ts';

const patience = 15_000;
const most = 200;

/** A community that can be connected by a sign-in. */
export const choice = z.object({
	groupId: z.string(),
	title: z.string(),
	username: z.string().nullable(),
	subscribers: z.number().nullable()
});
export type Choice = z.output<typeof choice>;

/** The communities that a person edits or administers. */
export async function ownCommunities(line: Line, token: string): Promise<Choice[]> {
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
			...{ groupId: String(id), title: name, username, subscribers }
		}));
}
