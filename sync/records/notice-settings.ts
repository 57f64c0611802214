import { z } from 'zod';
import { timezone } from './fields.ts';
import type { NoticeKind } from './notice.ts';

/** What a person chooses by: kinds that call for the same. */
export const noticeTopics = [
	'failed',
	'needs_review',
	'account',
	'foreseen',
	'published',
	'review',
	'comments'
] as const;
export type NoticeTopic = (typeof noticeTopics)[number];

/** In the app, on the person's devices while it is closed, by mail. */
export const noticeWays = ['app', 'push', 'mail'] as const;
export type NoticeWay = (typeof noticeWays)[number];

const ways = z.object({ app: z.boolean(), push: z.boolean(), mail: z.boolean() });
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'HH:MM');

/** From one time of day until another, by the clocks of a zone; over midnight where it ends no later than it begins. */
export const quietHours = z.object({ from: clock, until: clock, timezone });
export type QuietHours = z.output<typeof quietHours>;

const all = { app: true, push: true, mail: true };
const noMail = { ...all, mail: false };

export const noticeSettings = z.object({
	/** What came later than the others has a default, for whoever has chosen before, or by an app that does not know it. */
	topics: z.object({
		...{ failed: ways, needs_review: ways, account: ways, foreseen: ways, published: ways },
		review: ways.default(all),
		comments: ways.default(noMail)
	}),
	/** While they last, no device rings; what there was is told in one afterwards. */
	quiet: quietHours.nullable()
});
export type NoticeSettings = z.output<typeof noticeSettings>;

/** Whoever has chosen nothing: mails tell only of what cannot wait, and what went well fills no list. */
export const usualSettings: NoticeSettings = {
	topics: {
		...{ failed: all, needs_review: all, account: all, foreseen: noMail },
		published: { app: false, push: true, mail: false },
		...{ review: all, comments: noMail }
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
	review_asked: 'review',
	approved: 'review',
	returned: 'review',
	commented: 'comments',
	mentioned: 'comments',
	account_attention: 'account',
	account_lost: 'account'
};

/** Whether a person is told of such a thing in such a way. */
export const isTold = ({ topics }: NoticeSettings, kind: NoticeKind, way: NoticeWay): boolean =>
	topics[topicOf[kind]][way];
