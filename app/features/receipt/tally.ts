import type { PublicationStatus } from '#sync/records/publication.ts';
import type { Channel } from './channels.ts';

/** What has to be looked at stands first, what is well last. */
const urgency: PublicationStatus[] = [
	...(['failed', 'needs_review', 'verifying', 'sending', 'pending'] as const),
	...(['cancelled', 'published', 'deleted'] as const)
];

export const statusOf = ({ publication }: Channel): PublicationStatus => publication?.status ?? 'pending';

/** How many channels stand how, the most urgent first. */
export function tally(channels: Channel[]): [PublicationStatus, number][] {
	const counts = Map.groupBy(channels, statusOf);
	return urgency.flatMap((status) => {
		const count = counts.get(status)?.length ?? 0;
		return count > 0 ? [[status, count] satisfies [PublicationStatus, number]] : [];
	});
}

/** The channels by urgency, else in their own order. */
export const byUrgency = (channels: Channel[]): Channel[] =>
	channels.toSorted((a, b) => urgency.indexOf(statusOf(a)) - urgency.indexOf(statusOf(b)));
