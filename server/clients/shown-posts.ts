import { createHmac, timingSafeEqual } from 'node:crypto';
import { and, asc, eq, gte, inArray, isNull, lt } from 'drizzle-orm';
import type { Db, Tx } from '#db/client.ts';
import { accounts, media, posts, users, type ClientLinkRow, type PostRow } from '#db/schema.ts';
import { contentHash, isApproved } from '#sync/approval.ts';
import { isOut } from '#sync/judge-post.ts';
import { drawnOptions, mostShown, type ClientPost } from '#sync/records/client-link.ts';
import { same } from '#sync/records/said.ts';
import type { Deps } from '../core/deps.ts';
import { derivedKey } from '../core/seal.ts';
import { postRecord } from '../posts/documents.ts';
import { previewPost } from '../posts/preview-post.ts';

/** What a link shows, the soonest first. */
export async function shownBy(db: Db | Tx, link: ClientLinkRow, only?: string): Promise<PostRow[]> {
	const chosen = link.postIds
		? inArray(posts.id, link.postIds)
		: and(
				inArray(posts.status, ['review', 'scheduled', 'publishing', 'published', 'partial']),
				gte(posts.scheduledAt, link.from ?? link.createdAt),
				lt(posts.scheduledAt, link.until ?? link.expiresAt)
			);
	return db
		.select()
		.from(posts)
		.where(
			and(
				eq(posts.projectId, link.projectId),
				isNull(posts.deletedAt),
				chosen,
				only === undefined ? undefined : eq(posts.id, only)
			)
		)
		.orderBy(asc(posts.scheduledAt), asc(posts.id))
		.limit(mostShown);
}

/** A post as its reader would meet it on each channel, with pictures that open for a while without an account. */
export async function clientPost(deps: Deps, post: PostRow): Promise<ClientPost> {
	const ids = post.targets.map(({ accountId }) => accountId);
	const there = await deps.db
		.select()
		.from(accounts)
		.where(and(inArray(accounts.id, ids), isNull(accounts.deletedAt)));
	const channels: ClientPost['channels'] = [];
	for (const { accountId, options } of post.targets) {
		const account = there.find(({ id }) => id === accountId);
		const network = account && deps.networks.get(account.network);
		if (!account || !network) continue;
		const { manifest, face } = network;
		const { parts } = await previewPost(deps, post, accountId);
		const isPlain = manifest.markup === 'plain';
		const { title } = account;
		channels.push({
			title,
			network: face.title ?? same(manifest.name),
			hue: manifest.hue,
			isPlain,
			look: manifest.look ?? null,
			options: drawnOptions.parse(options ?? {}),
			buttons: options?.buttons ?? [],
			parts
		});
	}
	return {
		...{ id: post.id, hash: contentHash(post), channels },
		standing: isOut(postRecord(post)) ? 'out' : isApproved(post) ? 'approved' : 'open',
		approvedBy: isApproved(post) ? await approverOf(deps.db, post) : null,
		scheduledAt: post.scheduledAt?.toISOString() ?? null,
		media: await picturesOf(deps, post)
	};
}

async function approverOf(db: Db, { approval }: PostRow): Promise<string | null> {
	if (!approval?.by) return approval?.client ?? null;
	const [person] = await db.select({ name: users.name }).from(users).where(eq(users.id, approval.by));
	return person?.name ?? null;
}

async function picturesOf(deps: Deps, post: PostRow): Promise<ClientPost['media']> {
	const ids = post.media.map(({ mediaId }) => mediaId);
	const rows = ids.length === 0 ? [] : await deps.db.select().from(media).where(inArray(media.id, ids));
	const until = deps.clock.now().getTime() + addressLasts;
	return post.media.flatMap(({ mediaId, spoiler = false }) => {
		const row = rows.find(({ id, deletedAt }) => id === mediaId && deletedAt === null);
		if (!row) return [];
		const at = (which: Which) => addressFor(deps, mediaId, which, until);
		const thumbUrl = row.thumbHash === null ? null : at('thumb');
		return [{ id: mediaId, kind: row.kind, url: at('file'), thumbUrl, alt: row.alt, spoiler }];
	});
}

export type Which = 'file' | 'thumb';

/** How long a picture's address holds, in milliseconds: an open page is read for as long. */
const addressLasts = 6 * 3_600_000;

const addressFor = (deps: Deps, id: string, which: Which, until: number): string =>
	`/api/client/media/${id}/${which}?until=${until}&proof=${proofOf(deps, id, which, until)}`;

/** Whether we have given out this address, and it still holds. */
export function isOurs(deps: Deps, id: string, which: Which, until: number, proof: string): boolean {
	const wanted = Buffer.from(proofOf(deps, id, which, until));
	const given = Buffer.from(proof);
	const isTrue = given.length === wanted.length && timingSafeEqual(given, wanted);
	return isTrue && until > deps.clock.now().getTime();
}

const proofOf = ({ config }: Deps, id: string, which: Which, until: number): string =>
	createHmac('sha256', derivedKey(config.secretKey, 'client media v1'))
		.update(`${id} ${which} ${until}`)
		.digest('base64url');
