import { and, inArray, isNull } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { accounts, type Foreseen, type PostRow } from '#db/schema.ts';
import { Refusal } from '#sync/errors.ts';
import type { Deps } from '../core/deps.ts';
import { awaitsMedia } from '../media/outgoing-media.ts';
import { checkHours, checkPlan } from '../posts/check-plan.ts';
import { fullChannels } from './full-channels.ts';

/** What would keep a post from going out now, one thing for each of its channels: the channel itself, its files, what it says, or how much went out before it. */
export async function problemsOf(tx: Tx, deps: Pick<Deps, 'networks'>, post: PostRow): Promise<Foreseen[]> {
	const isLacking = await awaitsMedia(tx, post);
	const standing = await standingOf(tx, post);
	const full = await fullChannels(tx, deps, post);
	const problems: Foreseen[] = [];
	for (const { accountId } of post.targets) {
		const code = standing.get(accountId) ?? (await misfitOf(tx, deps, post, accountId));
		if (code !== null) problems.push({ accountId, code });
		else if (isLacking) problems.push({ accountId, code: 'waiting_for_media' });
		else if (full.has(accountId)) problems.push({ accountId, code: 'day_limit' });
	}
	return problems;
}

/** Channels that need somebody, by the reason's code. */
async function standingOf(tx: Tx, { targets }: PostRow): Promise<Map<string, string>> {
	const ids = targets.map(({ accountId }) => accountId);
	if (ids.length === 0) return new Map();
	const rows = await tx
		.select({ id: accounts.id, status: accounts.status, reason: accounts.statusReason })
		.from(accounts)
		.where(and(inArray(accounts.id, ids), isNull(accounts.deletedAt)));
	return new Map(
		rows.flatMap(({ id, status, reason }): [string, string][] =>
			status === 'active' ? [] : [[id, reason ?? 'account_disconnected']]
		)
	);
}

async function misfitOf(
	tx: Tx,
	deps: Pick<Deps, 'networks'>,
	post: PostRow,
	accountId: string
): Promise<string | null> {
	try {
		checkHours(post, await checkPlan(tx, deps, post, [accountId]), deps);
		return null;
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
		return error.code;
	}
}
