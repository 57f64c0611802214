import { expect, it } from 'vitest';
import { Desk } from '../kit/desk.ts';
import { newWorld } from '../kit/world.ts';

it('a request’s name is in its own line of the log, in those of the jobs that it asked for, and in its answer', async () => {
	const world = await newWorld();
	try {
		const desk = await Desk.of(world);
		const post = await desk.writes('Скидки', [await desk.sandbox()]);
		const requestId = 'a-press-of-publish-1';
		const headers = { 'x-request-id': requestId };
		const { session } = desk.person;
		const answer = await session.call('POST', `/api/posts/${post.id}/publish`, {}, headers);
		expect([answer.status, answer.headers.get('x-request-id')]).toEqual([202, requestId]);
		await world.passes('1m');
		// The cast: pino's own lines.
		const lines = world.logged.map((line) => JSON.parse(line) as Record<string, unknown>);
		const about = lines.filter((line) => line['requestId'] === requestId);
		expect(about.find(({ msg }) => msg === 'request')).toMatchObject({ method: 'POST', status: 202 });
		const jobs = about.filter(({ msg }) => msg === 'job');
		expect(jobs.map(({ job }) => job)).toContain('deliver');
		expect(jobs.every(({ jobId }) => typeof jobId === 'string')).toBe(true);

		const missing = await session.call<{ requestId: string }>('GET', '/api/nothing', undefined, headers);
		expect(missing.body.requestId).toBe(requestId);
	} finally {
		await world.end();
	}
});
