import { and, eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { sandboxMessages } from '#db/schema.ts';
import type { Clock } from '../../../core/clock.ts';
import { beyondLimits } from '../limits.ts';
import type { Channel, Network, Sent } from '../network.ts';
import { sandboxManifest } from './manifest.ts';

/** The network inside the installation. It knows its messages by the sender's key, so its word on them is always final. */
export function sandbox(options: { db: Db; clock: Clock; publicUrl: string }): Network {
	const { db, clock, publicUrl } = options;

	const sentAs = ({ accountId }: Channel, id: number): Sent => ({
		externalIds: [String(id)],
		url: `${publicUrl}/accounts/${accountId}#${id}`
	});

	async function find(channel: Channel, key: string): Promise<Sent | undefined> {
		const [row] = await db
			.select({ id: sandboxMessages.id })
			.from(sandboxMessages)
			.where(and(eq(sandboxMessages.accountId, channel.accountId), eq(sandboxMessages.key, key)));
		return row && sentAs(channel, row.id);
	}

	return {
		manifest: sandboxManifest,
		objections: (outgoing) => beyondLimits(sandboxManifest, outgoing),
		async send(channel, { html, media, options, key }) {
			try {
				const [made] = await db
					.insert(sandboxMessages)
					.values({
						accountId: channel.accountId,
						key,
						html,
						media: media.map(({ mediaId, kind, spoiler }) => ({ mediaId, kind, spoiler })),
						silent: options.silent ?? false,
						publishedAt: clock.now()
					})
					.onConflictDoNothing()
					.returning({ id: sandboxMessages.id });
				const sent = made ? sentAs(channel, made.id) : await find(channel, key);
				if (sent) return { is: 'published', sent };
				return { is: 'unknown', code: 'unavailable', message: 'the sandbox did not keep the message' };
			} catch {
				// The commit's answer may be what was lost.
				return { is: 'unknown', code: 'unavailable', message: 'the sandbox did not answer' };
			}
		},
		async verify(channel, { key }) {
			try {
				const sent = await find(channel, key);
				return sent ? { is: 'published', sent } : { is: 'absent' };
			} catch {
				return { is: 'unknown', message: 'the sandbox did not answer' };
			}
		}
	};
}
