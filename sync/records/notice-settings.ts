import { z } from 'zod';
import { timezone } from './fields.ts';
import type { NoticeKind } from './notice.ts';

/** What a person chooses by: kinds that call for the same. */
export const noticeTopics = ['failed', 'needs_review', 'account', 'foreseen', 'published'] as const;
export type NoticeTopic = (typeof noticeTopics)[number];

/** In the app, on the person's devices while it is closed, by mail. */
export const noticeWays = ['app', 'push', 'mail'] as const;
export type NoticeWay = (typeof noticeWays)[number];

const ways = z.object({ app: z.boolean(), push: z.boolean(), mail: z.boolean() });
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'HH:MM');

/** From one time of day until another, by the clocks of a zone; over midnight where it ends no later than it begins. */
export const quietHours = z.object({ from: clock, until: clock, timezone });
export type QuietHours = z.output<typeof quietHours>;

export const noticeSettings = z.object({
	topics: z.object({ failed: ways, needs_review: ways, account: ways, foreseen: ways, published: ways }),
	/** While they last, no device rings; what there was is told in one afterwards. */
	quiet: quietHours.nullable()
});
export type NoticeSettings = z.output<typeof noticeSettings>;

/** Whoever has chosen nothing: mails tell only of what cannot wait, and what went well fills no list. */
export const usualSettings: NoticeSettings = {
	topics: {
		failed: { app: true, push: true, mail: true },
		needs_review: { app: true, push: true, mail: true },
		account: { app: true, push: true, mail: true },
		foreseen: { app: true, push: true, mail: false },
		published: { app: false, push: true, mail: false }
	},
	quiet: null
};

const topicOf: Record<NoticeKind, NoticeTopic> = {
	published: 'published',
	partial: 'failed',
	failed: 'failed',
	missed: 'failed',
	edit_failed: 'failed',
	remove_failed: 'failed',
	unpin_failed: 'failed',
	needs_review: 'needs_review',
	requeued: 'foreseen',
	foreseen: 'foreseen',
	account_attention: 'account',
	account_lost: 'account'
};

/** Whether a person is told of such a thing in such a way. */
export const isTold = ({ topics }: NoticeSettings, kind: NoticeKind, way: NoticeWay): boolean =>
	topics[topicOf[kind]][way];
