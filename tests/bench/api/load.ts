import { Pool } from 'undici';

/** One request as it is sent again and again. */
export interface Call {
	method: 'GET' | 'POST';
	path: string;
	headers?: Record<string, string>;
	body?: () => string;
}

export interface Heard {
	/** From when each was due to the last byte of its answer, in milliseconds. */
	took: number[];
	/** Answers that were no 2xx, by status; 0 for none at all. */
	failed: Map<number, number>;
	perSecond: number;
}

async function once(pool: Pool, call: Call, since: number, heard: Heard): Promise<void> {
	try {
		const { method, path, headers = {}, body } = call;
		const answer = await pool.request({ method, path, headers, body: body?.() ?? null });
		await answer.body.arrayBuffer();
		heard.took.push(performance.now() - since);
		const { statusCode } = answer;
		if (statusCode > 299) heard.failed.set(statusCode, (heard.failed.get(statusCode) ?? 0) + 1);
	} catch {
		heard.failed.set(0, (heard.failed.get(0) ?? 0) + 1);
	}
}

/** Closed loop: so many callers, each of whom asks again as soon as they are answered. Tells what is possible, not how long it takes. */
export async function closedLoop(
	origin: string,
	next: () => Call,
	{ callers, seconds, most = Infinity }: { callers: number; seconds: number; most?: number }
): Promise<Heard> {
	const pool = new Pool(origin, { connections: callers, pipelining: 1 });
	const heard: Heard = { took: [], failed: new Map(), perSecond: 0 };
	const beganAt = performance.now();
	const endsAt = beganAt + seconds * 1000;
	let asked = 0;
	await Promise.all(
		Array.from({ length: callers }, async () => {
			while (performance.now() < endsAt && asked++ < most) await once(pool, next(), performance.now(), heard);
		})
	);
	heard.perSecond = heard.took.length / ((performance.now() - beganAt) / 1000);
	await pool.close();
	return heard;
}

/**
 * Open loop: so many a second, whether or not the ones before have been answered, each measured from the moment at which it was due. A server
 * that stands still for a second so makes everybody late who came in it, and not only one.
 */
export async function openLoop(
	origin: string,
	next: () => Call,
	{ perSecond, seconds }: { perSecond: number; seconds: number }
): Promise<Heard> {
	const pool = new Pool(origin, { connections: 200, pipelining: 1 });
	const heard: Heard = { took: [], failed: new Map(), perSecond };
	const beganAt = performance.now();
	const waiting: Promise<void>[] = [];
	const total = perSecond * seconds;
	await new Promise<void>((resolve) => {
		const timer = setInterval(() => {
			const due = Math.min(total, Math.floor(((performance.now() - beganAt) / 1000) * perSecond));
			while (waiting.length < due) {
				const since = beganAt + (waiting.length / perSecond) * 1000;
				waiting.push(once(pool, next(), since, heard));
			}
			if (due < total) return;
			clearInterval(timer);
			resolve();
		}, 2);
	});
	await Promise.all(waiting);
	await pool.close();
	return heard;
}
