import { expect, it, vi } from 'vitest';
import fc from 'fast-check';
import { shiftedDeletion } from '#sync/deletion.ts';
import { differences, mergeFields, mergePost, same, saysTheSame } from '#sync/merge.ts';
import { longestHtml, mostLabels, mostMedia, plannedStatuses, post, type Post } from '#sync/records/post.ts';
import { noon, written } from '../kit/samples.ts';

/** I9: the laws of merging, over whatever the schema of a post lets through. */

const runs = { numRuns: 10_000 };
/** On a busy machine; alone it takes some seconds. */
vi.setConfig({ testTimeout: 120_000 });

const uuid = (last: number) => `01900000-0000-7000-8000-${String(last).padStart(12, '0')}`;
const uuids = [1, 2, 3, 4].map(uuid);
const anyId = fc.constantFrom(...uuids);
/** Whole lines that repeat often, so that three versions have much in common; torn markup and strange letters among them. */
const anyLine = fc.oneof(
	{
		weight: 6,
		arbitrary: fc.constantFrom('', 'раз', 'два', '<b>три</b>', '<b>torn', 'end</b>', 'a&quot;b', 'a"b')
	},
	{ weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 6 }) }
);
const anyHtml = fc
	.array(anyLine, { maxLength: 6 })
	.map((lines) => lines.join('\n'))
	.filter((html) => html.isWellFormed() && !html.includes('\u0000'));
const anyMedia = fc.uniqueArray(
	fc.record({ mediaId: anyId, spoiler: fc.boolean() }, { requiredKeys: ['mediaId'] }),
	{ selector: (one) => one.mediaId, maxLength: 4 }
);
const anyTarget = fc.record(
	{ accountId: anyId, html: anyHtml, options: fc.record({ silent: fc.boolean() }, { requiredKeys: [] }) },
	{ requiredKeys: ['accountId'] }
);
const anyPoll = fc.record({
	question: fc.constantFrom('Кофе?', 'Чай?'),
	options: fc.constantFrom(['да', 'нет'], ['нет', 'да']).map((options) => [...options]),
	isMultiple: fc.boolean(),
	isAnonymous: fc.boolean()
});
const anyInstant = fc.constantFrom(null, noon, '2026-12-02T09:00:00.000Z');
const anyPost: fc.Arbitrary<Post> = fc
	.record({
		title: fc.constantFrom('', 'имя', 'другое имя'),
		html: anyHtml,
		media: anyMedia,
		poll: fc.option(anyPoll),
		labels: fc.uniqueArray(fc.constantFrom('x', 'y', 'z', 'constructor', '__proto__')),
		targets: fc.uniqueArray(anyTarget, { selector: (one) => one.accountId, maxLength: 3 }),
		status: fc.constantFrom(...plannedStatuses),
		scheduledAt: anyInstant,
		queuePlace: fc.constantFrom(null, '2026-12-01T12:00', '2026-12-02T12:00'),
		deleteAt: anyInstant,
		writeId: fc.constantFrom('w1', 'w2', 'w3'),
		createdBy: anyId
	})
	.map((part) => post.parse(written(part)));
/** Half of the time a version stands close to its base, as real ones do. */
const threeVersions = anyPost.chain((base) => {
	const near = fc
		.tuple(
			anyPost,
			fc.subarray([
				'title',
				'html',
				'media',
				'poll',
				'labels',
				'targets',
				'status',
				'scheduledAt',
				'queuePlace'
			] as const)
		)
		.map(([other, fields]) => ({
			...base,
			...Object.fromEntries(fields.map((field) => [field, other[field]]))
		}));
	const version = fc.oneof(near, anyPost);
	return fc.record({ base: fc.constant(base), mine: version, theirs: version });
});

const planOf = ({ status, scheduledAt, queuePlace, deleteAt, targets }: Post) => ({
	status,
	scheduledAt,
	queuePlace,
	deleteAt,
	targets
});
/** What people decide of a plan: where the server moved what both hold queued, the place is not theirs to say, and a deletion goes with it. */
const decidedIn =
	({ base, mine, theirs }: Record<'base' | 'mine' | 'theirs', Post>) =>
	(post: Post) => {
		const isQueued = ({ status, queuePlace }: Post) => status === 'scheduled' && queuePlace !== null;
		const isMoved = isQueued(mine) && isQueued(theirs) && base.queuePlace !== theirs.queuePlace;
		if (!isMoved) return planOf(post);
		const deleteAt = shiftedDeletion(post.deleteAt, post.scheduledAt, theirs.scheduledAt);
		return { ...planOf(post), queuePlace: null, scheduledAt: null, deleteAt };
	};
const idsOf = (media: Post['media']) => media.map((one) => one.mediaId);
const linesOf = ({ html }: Post) => html.split('\n');

it('takes any three versions, says the same twice, and gives a post that may be stored', () => {
	fc.assert(
		fc.property(fc.option(anyPost, { nil: undefined }), anyPost, anyPost, (base, mine, theirs) => {
			const before = JSON.stringify([base, mine, theirs]);
			const merged = mergePost(base, mine, theirs);
			expect(mergePost(base, mine, theirs)).toEqual(merged);
			expect(post.safeParse(merged.post).error).toBeUndefined();
			expect(JSON.stringify([base, mine, theirs])).toBe(before);
		}),
		runs
	);
});

it('gives a post that may be stored also where two full ones are joined', () => {
	const labels = Array.from({ length: 2 * mostLabels }, (_, index) => `label ${index}`);
	const media = Array.from({ length: 2 * mostMedia }, (_, index) => ({ mediaId: uuid(index) }));
	const full = fc
		.record({
			labels: fc.subarray(labels, { maxLength: mostLabels }),
			media: fc.subarray(media, { maxLength: mostMedia }),
			html: fc
				.subarray(['a', 'b', 'c', 'd', 'e'].map((letter) => letter.repeat(longestHtml / 4)))
				.map((lines) => lines.join('\n').slice(0, longestHtml))
		})
		.map(written);
	fc.assert(
		fc.property(full, full, full, (base, mine, theirs) => {
			const { post: merged, lost } = mergePost(base, mine, theirs);
			const { html } = merged;
			expect(html.length).toBeLessThanOrEqual(longestHtml);
			expect(post.pick({ labels: true, media: true }).safeParse(merged).success).toBe(true);
			const isMissed = mine.media.some(
				(one) => !idsOf(base.media).includes(one.mediaId) && !idsOf(merged.media).includes(one.mediaId)
			);
			if (isMissed) expect(lost).toContain('media');
		}),
		runs
	);
});

it('changes nothing where only one side did, or both did the same', () => {
	fc.assert(
		fc.property(anyPost, anyPost, (base, other) => {
			for (const merged of [
				mergePost(base, other, other),
				mergePost(base, base, other),
				mergePost(base, other, base)
			]) {
				expect(saysTheSame(merged.post, other)).toBe(true);
				expect(merged.lost).toEqual([]);
			}
		}),
		runs
	);
});

it('lets the server’s stand where both changed, and says exactly then that something of ours is lost', () => {
	fc.assert(
		fc.property(threeVersions, ({ base, mine, theirs }) => {
			const { post: merged, lost } = mergePost(base, mine, theirs);
			const clash = <T>(of: (one: Post) => T) =>
				!same(of(base), of(mine)) && !same(of(base), of(theirs)) && !same(of(mine), of(theirs));
			expect(lost.includes('title')).toBe(clash((one) => one.title));
			expect(lost.includes('plan')).toBe(clash(decidedIn({ base, mine, theirs })));
			if (lost.includes('title')) expect(merged.title).toBe(theirs.title);
			else if (mine.title !== base.title) expect(merged.title).toBe(mine.title);
			if (lost.includes('html')) expect(clash((one) => one.html)).toBe(true);
			const { id, projectId, createdBy, createdAt, writeId, lateEditOf } = theirs;
			expect(merged).toMatchObject({ id, projectId, createdBy, createdAt, writeId, lateEditOf });
		}),
		runs
	);
});

it('never mixes time, status and channels of two people', () => {
	fc.assert(
		fc.property(threeVersions, ({ base, mine, theirs }) => {
			const { post: merged, lost } = mergePost(base, mine, theirs);
			const decided = decidedIn({ base, mine, theirs });
			const isMine = same(decided(merged), decided(mine)) && !lost.includes('plan');
			expect(isMine || same(planOf(merged), planOf(theirs))).toBe(true);
			// Place and instant are one thing and go together.
			const whole = [mine, theirs].map(({ queuePlace, scheduledAt }) => ({ queuePlace, scheduledAt }));
			const { queuePlace, scheduledAt } = merged;
			expect(whole).toContainEqual({ queuePlace, scheduledAt });
		}),
		runs
	);
});

it('adds to labels and pictures what either side added, and takes away what either took away', () => {
	fc.assert(
		fc.property(threeVersions, ({ base, mine, theirs }) => {
			const { post: merged, lost } = mergePost(base, mine, theirs);
			const joined = (b: string[], m: string[], t: string[]) =>
				[...new Set([...b, ...m, ...t])].filter((one) =>
					b.includes(one) ? m.includes(one) && t.includes(one) : true
				);
			expect(merged.labels.toSorted()).toEqual(joined(base.labels, mine.labels, theirs.labels).toSorted());
			const ids = joined(idsOf(base.media), idsOf(mine.media), idsOf(theirs.media));
			expect(idsOf(merged.media).toSorted()).toEqual(ids.toSorted());
			expect(lost).not.toContain('media');
		}),
		runs
	);
});

it('loses no line of the server’s, and none of ours without saying so', () => {
	fc.assert(
		fc.property(threeVersions, ({ base, mine, theirs }) => {
			const { post: merged, lost } = mergePost(base, mine, theirs);
			const added = (to: Post) => linesOf(to).filter((line) => !linesOf(base).includes(line));
			const spelled = (lines: string[]) => lines.map((line) => line.replaceAll('&quot;', '"'));
			const kept = spelled(linesOf(merged));
			expect(kept).toEqual(expect.arrayContaining(spelled(added(theirs))));
			if (!lost.includes('html')) expect(kept).toEqual(expect.arrayContaining(spelled(added(mine))));
		}),
		runs
	);
});

it('joins changes to paragraphs that do not touch', () => {
	const change = fc.constantFrom('kept', 'mine', 'theirs', 'mine gone', 'theirs gone');
	fc.assert(
		fc.property(fc.array(change, { minLength: 1, maxLength: 8 }), (changes) => {
			// Between two paragraphs stands one that nobody changes.
			const text = (side: 'mine' | 'theirs' | 'both' | 'none') =>
				changes
					.flatMap((what, index) => {
						const isDone = side === 'both' ? what !== 'kept' : what.startsWith(side);
						const line = isDone ? `${what} ${index}` : `line ${index}`;
						return [...(isDone && what.endsWith('gone') ? [] : [line]), `between ${index}`];
					})
					.join('\n');
			const [base, mine, theirs] = (['none', 'mine', 'theirs'] as const).map((side) =>
				written({ html: text(side) })
			);
			if (!base || !mine || !theirs) throw new Error('three versions were made');
			const merged = mergePost(base, mine, theirs);
			expect(merged.post.html).toBe(text('both'));
			expect(merged.lost).toEqual([]);
		}),
		runs
	);
});

it('merges the fields of any record by the same law', () => {
	const anyRecord = fc.record({
		name: fc.constantFrom('a', 'b', 'c'),
		zone: fc.constantFrom('x', 'y'),
		role: fc.nat(2)
	});
	const named = ['name', 'zone'] as const;
	fc.assert(
		fc.property(anyRecord, anyRecord, anyRecord, (base, mine, theirs) => {
			const merged = mergeFields(base, mine, theirs, named);
			for (const field of named) {
				const isOurs = !same(base[field], mine[field]) && same(base[field], theirs[field]);
				expect(merged[field]).toBe(isOurs ? mine[field] : theirs[field]);
			}
			expect(merged.role).toBe(theirs.role);
			expect(mergeFields(base, base, theirs, named)).toBe(theirs);
			expect(mergeFields(base, theirs, theirs, named)).toBe(theirs);
		}),
		runs
	);
});

it('tells alike from different, whatever the order of keys', () => {
	fc.assert(
		fc.property(fc.jsonValue({ maxDepth: 3 }), fc.jsonValue({ maxDepth: 3 }), (a, b) => {
			const turned = (value: unknown): unknown =>
				typeof value !== 'object' || value === null
					? value
					: Array.isArray(value)
						? value.map(turned)
						: Object.fromEntries(
								Object.entries(value)
									.toReversed()
									.map(([key, one]) => [key, turned(one)])
							);
			expect(same(a, turned(a))).toBe(true);
			expect(same(a, b)).toBe(same(b, a));
			expect(same([a], [a, b])).toBe(false);
			if (same(a, b)) expect(b).toEqual(a);
		}),
		runs
	);
	fc.assert(
		fc.property(threeVersions, ({ mine, theirs }) => {
			const differ = differences(mine, theirs);
			expect(saysTheSame(mine, theirs)).toBe(differ.length === 0 && same(mine.labels, theirs.labels));
		}),
		runs
	);
});
