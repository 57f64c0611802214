import { and, eq, inArray } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { channelMessages } from '#db/schema.ts';
import type { Clock } from '../../../core/clock.ts';
import type { ActOutcome, Channel, Network, Outgoing, Sent, Verdict } from '../network.ts';
import { sandboxFace } from './face.ts';
import { lookAtSandbox } from './look.ts';
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
			.select({ id: channelMessages.id })
			.from(channelMessages)
			.where(and(eq(channelMessages.accountId, channel.accountId), eq(channelMessages.key, key)));
		return row && sentAs(channel, row.id);
	}

	async function take(channel: Channel, outgoing: Outgoing): Promise<Sent | undefined> {
		if (outgoing.part.is === 'pin') return pin(channel, outgoing);
		const [made] = await db
			.insert(channelMessages)
			.values({
				...{ accountId: channel.accountId, key: outgoing.key, publishedAt: clock.now() },
				...shown(outgoing),
				silent: outgoing.options.silent ?? false,
				protect: outgoing.options.protect ?? false,
				captionAbove: outgoing.options.captionAbove ?? false
			})
			.onConflictDoNothing()
			.returning({ id: channelMessages.id });
		return made ? sentAs(channel, made.id) : find(channel, outgoing.key);
	}

	/** The newest pin is the only one. */
	async function pin(channel: Channel, { first }: Outgoing): Promise<Sent> {
		const about = Number(first?.externalIds[0]);
		await db.transaction(async (tx) => {
			const ofChannel = eq(channelMessages.accountId, channel.accountId);
			await tx.update(channelMessages).set({ isPinned: false }).where(ofChannel);
			await tx
				.update(channelMessages)
				.set({ isPinned: true })
				.where(and(ofChannel, eq(channelMessages.id, about)));
		});
		return { externalIds: [], url: null };
	}

	/** The database's own failure is the only one there is; what it says is asked for again. */
	async function asked(work: () => Promise<unknown>): Promise<ActOutcome> {
		try {
			await work();
			return { is: 'done' };
		} catch {
			return { is: 'unknown', code: 'unavailable', message: 'the sandbox did not answer' };
		}
	}

	const messagesOf = ({ accountId }: Channel, sent: Sent[]) =>
		and(
			eq(channelMessages.accountId, accountId),
			inArray(
				channelMessages.id,
				sent.flatMap(({ externalIds }) => externalIds.map(Number))
			)
		);

	return {
		manifest: sandboxManifest,
		face: sandboxFace,
		look: (channel) => lookAtSandbox(db, channel.accountId),
		async send(channel, outgoing) {
			try {
				const sent = await take(channel, outgoing);
				if (sent) return { is: 'published', sent };
				return { is: 'unknown', code: 'unavailable', message: 'the sandbox did not keep the message' };
			} catch {
				// The commit's answer may be what was lost.
				return { is: 'unknown', code: 'unavailable', message: 'the sandbox did not answer' };
			}
		},
		async verify(channel, { part, key }): Promise<Verdict> {
			if (part.is === 'pin') return { is: 'absent' };
			try {
				const sent = await find(channel, key);
				return sent ? { is: 'published', sent } : { is: 'absent' };
			} catch {
				return { is: 'unknown', message: 'the sandbox did not answer' };
			}
		},
		edit: (channel, outgoing, sent) =>
			asked(() =>
				db
					.update(channelMessages)
					.set({ ...shown(outgoing), editedAt: clock.now() })
					.where(messagesOf(channel, [sent]))
			),
		remove: (channel, sent) =>
			asked(() =>
				db
					.update(channelMessages)
					.set({ deletedAt: clock.now(), isPinned: false })
					.where(messagesOf(channel, sent))
			),
		unpin: (channel, first) =>
			asked(() =>
				db
					.update(channelMessages)
					.set({ isPinned: false })
					.where(messagesOf(channel, [first]))
			)
	};
}

/** What readers see of a part. */
function shown({ part, options }: Outgoing) {
	if (part.is !== 'message') return { html: '', media: [], poll: part.is === 'poll' ? part.poll : null };
	return {
		html: part.text,
		media: part.media.map(({ mediaId, kind, spoiler }) => ({ mediaId, kind, spoiler })),
		buttons: part.hasButtons ? (options.buttons ?? []) : []
	};
}
