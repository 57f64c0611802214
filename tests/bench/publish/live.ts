import { connectsMany, plansMany } from '../../kit/crowd.ts';
import { until } from '../../kit/product.ts';
import { Replica } from '../../kit/replica.ts';
import type { Figure } from '../run.ts';
import { quantile } from './crowd.ts';
import type { Ground } from './ground.ts';

/** Between two posts: each is alone, as most are. And from the planning to the first. In milliseconds. */
const [apart, ahead] = [250, 20_000];

/**
 * How long after a network has taken a post a device has its receipt: the worker is one process, the server that the device asks another, and the
 * word between them goes over Postgres (spec: issue "Publishing", live in the calendar within a second).
 */
export async function seenLive({ world, telegram, anna, project }: Ground, posts: number): Promise<Figure[]> {
	const place = { userId: anna.userId, projectId: await project('На глазах') };
	const accounts = await connectsMany(world.deps, telegram, place, {
		bots: posts,
		channels: 1,
		from: 70_000_000
	});
	const first = Date.now() + ahead;
	const before = telegram.accepted.length;
	const device = new Replica(anna);
	await device.pulls('publications');
	const seen = new Map<string, number>();
	let pulling = Promise.resolve();
	const pull = async () => {
		for (const { postId, status } of await device.pulls('publications')) {
			if (status === 'published') seen.set(String(postId), Date.now());
		}
	};
	const stopHearing = world.deps.pulse.hear((scopes) => {
		if (scopes.has(place.projectId)) pulling = pulling.then(pull);
	});
	await plansMany(
		world.deps,
		place,
		accounts,
		accounts.map((_, number) => new Date(first + number * apart)),
		'На глазах'
	);
	await until(async () => seen.size >= posts, ahead + posts * apart + 60_000);
	stopHearing();
	await pulling;
	const { rows } = await world.database.pool.query<{ id: string; html: string }>(
		'select id, html from posts where project_id = $1',
		[place.projectId]
	);
	const postOf = new Map(rows.map(({ id, html }) => [html, id]));
	const late = telegram.accepted
		.slice(before)
		.map(({ at, text }) => (seen.get(postOf.get(text) ?? '') ?? Infinity) - at.getTime());
	const sorted = late.toSorted((a, b) => a - b);
	const [p50, p95, most] = [quantile(sorted, 0.5), quantile(sorted, 0.95), sorted.at(-1) ?? Infinity];
	return [
		{
			what: `from a network's acceptance to the receipt on a device, ${posts} posts one by one, over two processes`,
			measured: `p50 ${p50} ms, p95 ${p95} ms, worst ${most} ms`,
			target: '≤ 1 s',
			isMet: most <= 1000
		}
	];
}
