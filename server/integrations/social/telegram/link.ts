import type { Channel } from '../network.ts';

/** Where people see a message: in a closed channel only its members. Plain groups have no links. */
export function linkTo(
	{ username, externalId }: Pick<Channel, 'username' | 'externalId'>,
	id: string | undefined
): string | null {
	if (id === undefined) return null;
	if (username !== null) return `https://t.me/${username}/${id}`;
	return externalId.startsWith('-100') ? `https://t.me/c/${externalId.slice(4)}/${id}` : null;
}
