import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool } from 'pg';
import { expect } from 'vitest';
import type { Telegram } from '../kit/telegram.ts';
import type { Vk } from '../kit/vk.ts';

/** What a simulated network took, in the words of any network. Texts of a run are all different. */
export interface Accepted {
	channel: string;
	text: string;
	ids: string[];
}

/** What became of everything that was to be sent, held against what arrived. The lists name what must not be. */
export interface Tally {
	planned: number;
	accepted: number;
	published: number;
	failed: number;
	/** A person is asked. */
	asked: number;
	/** Nobody was told, or it was not looked for: on its way for ever. */
	open: string[];
	/** Accepted more than once. */
	twice: string[];
	/** Published by our word, and the network has nothing of it. */
	unproven: string[];
	/** There at the network, and our word is that it is not. */
	denied: string[];
	/** One message taken for two publications. */
	shared: string[];
}

interface Row {
	text: string;
	channel: string;
	status: string;
	external_ids: string[];
}

export const acceptedBy = (telegram: Telegram): Accepted[] =>
	telegram.accepted.map(({ chatId, text, messageIds }) => ({
		...{ channel: String(chatId), text },
		ids: messageIds.map(String)
	}));

export const postedBy = (vk: Vk): Accepted[] =>
	vk.accepted
		.filter(({ method }) => method === 'wall.post')
		.map(({ community, text, id }) => ({ channel: String(community), text, ids: [String(id)] }));

/**
 * Holds the log of what the networks accepted against the database. `nameIn` is how a post is known by its text, where that is changed before
 * or after it leaves.
 */
export async function tallyOf(
	pool: Pool,
	accepted: Accepted[],
	nameIn = (text: string) => text
): Promise<Tally> {
	const { rows } = await pool.query<Row>(`
		select regexp_replace(posts.html, '<[^>]*>', '', 'g') as text, a.external_id as channel, p.status, p.external_ids
		from publications p join posts on posts.id = p.post_id join accounts a on a.id = p.account_id
		where posts.deleted_at is null and p.status <> 'cancelled'`);
	const arrived = Map.groupBy(
		accepted.filter(({ text }) => text !== ''),
		({ channel, text }) => `${channel} ${nameIn(text)}`
	);
	const there = new Set(accepted.flatMap(({ channel, ids }) => ids.map((id) => `${channel} ${id}`)));
	const claimed = rows.flatMap(({ channel, external_ids }) => external_ids.map((id) => `${channel} ${id}`));
	const of = (...statuses: string[]) => rows.filter(({ status }) => statuses.includes(status));
	const name = ({ channel, text }: { channel: string; text: string }) => `${channel} ${nameIn(text)}`;
	const wordFor = new Map(rows.map((row) => [name(row), row.status]));
	return {
		planned: rows.length,
		accepted: accepted.length,
		published: of('published').length,
		failed: of('failed').length,
		asked: of('needs_review').length,
		open: of('pending', 'sending', 'verifying').map(name),
		twice: [...arrived].filter(([, all]) => all.length > 1).map(([which]) => which),
		unproven: of('published')
			.filter(({ channel, external_ids: ids }) =>
				ids.length === 0 ? true : !ids.every((id) => there.has(`${channel} ${id}`))
			)
			.map(name),
		denied: [...arrived.keys()].filter(
			(which) => !['published', 'deleted', 'needs_review', 'verifying'].includes(wordFor.get(which) ?? 'none')
		),
		shared: [...Map.groupBy(claimed, (one) => one)]
			.filter(([, all]) => all.length > 1)
			.map(([which]) => which)
	};
}

/** Waits until nothing is planned or on its way any more, in milliseconds at most, and gives what became of all. */
export async function settled(
	pool: Pool,
	accepted: () => Accepted[],
	within: number,
	nameIn?: (text: string) => string
): Promise<Tally> {
	const giveUpAt = Date.now() + within;
	for (;;) {
		const { rows } = await pool.query(
			`select 1 from posts where deleted_at is null and status in ('scheduled', 'publishing') limit 1`
		);
		const tally = await tallyOf(pool, accepted(), nameIn);
		if ((rows.length === 0 && tally.open.length === 0) || Date.now() > giveUpAt) return tally;
		await sleep(200);
	}
}

/** All that was tried with posts of which something is not as it must be: what a failed run is explained by. `name` is their name in SQL. */
export async function historyOf(
	pool: Pool,
	{ twice, unproven, denied, shared }: Tally,
	name = 'posts.html'
): Promise<string> {
	const { rows } = await pool.query<Record<string, unknown>>(
		`select a2.external_id || ' ' || ${name} as which, p.status, p.fence, p.delays, p.external_ids, a.fence as at_fence,
			a.outcome, a.code, a.message, a.ground is not null as has_ground, a.started_at, a.ended_at, a.external_ids as ids
		from attempts a join publications p on p.id = a.publication_id join posts on posts.id = p.post_id
		join accounts a2 on a2.id = p.account_id
		where a2.external_id || ' ' || ${name} = any($1) order by a.started_at, a.id`,
		[[...twice, ...unproven, ...denied, ...shared]]
	);
	return rows.map((row) => JSON.stringify(row)).join('\n');
}

/** What holds after every run, whatever went wrong in it: nothing twice, nothing lost, and no word without its proof. */
export function expectSound(tally: Tally, about = ''): void {
	const { open, twice, unproven, denied, shared } = tally;
	expect({ twice, unproven, denied, shared, open }, `${about} ${inWords(tally)}`).toEqual({
		...{ twice: [], unproven: [], denied: [], shared: [], open: [] }
	});
}

export const inWords = (tally: Tally): string =>
	`${tally.planned} planned, ${tally.accepted} accepted, ${tally.published} published, ${tally.failed} failed, ` +
	`${tally.asked} asked about; twice ${tally.twice.length}, lost ${tally.open.length}, ` +
	`without proof ${tally.unproven.length}, denied ${tally.denied.length}`;
