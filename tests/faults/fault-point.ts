/**
 * Loaded before a worker's own program (`node --import`), this ends or stops its process at one point on a publication's way. The
 * program knows nothing of it: the points are found by what it asks of the database and of the network.
 */
import { subscribe } from 'node:diagnostics_channel';
import pg from 'pg';

export const faultPoints = [
	'before the intent',
	'after the intent',
	'after acceptance',
	'after the answer',
	'after the commit'
] as const;
export type FaultPoint = (typeof faultPoints)[number];

const point = process.env['FAULT_POINT'];
const signal = process.env['FAULT_SIGNAL'] === 'SIGSTOP' ? 'SIGSTOP' : 'SIGKILL';
/** The first so many times nothing happens. */
let left = Number(process.env['FAULT_AFTER'] ?? 0);

function reach(reached: FaultPoint): void {
	if (reached === point && left-- === 0) process.kill(process.pid, signal);
}

/** What is found out about others' attempts is written by other statements: nothing of the victim's own is under way with those. */
const intent = /^\s*insert into "attempts" \(id,/;
const settlement = /^\s*update "attempts" set\s+outcome =/;

const wordsOf = (asked: unknown): string => {
	if (typeof asked === 'string') return asked;
	return typeof asked === 'object' && asked !== null && 'text' in asked ? String(asked.text) : '';
};

if (point !== undefined) {
	/** What the transaction on each connection is about. */
	const about = new WeakMap<pg.Client, FaultPoint>();
	// The library's own signature is a heap of overloads: what comes is passed on as it is.
	const ask = pg.Client.prototype.query as (...all: unknown[]) => unknown;
	pg.Client.prototype.query = function (this: pg.Client, ...all: unknown[]) {
		const words = wordsOf(all[0]);
		if (intent.test(words)) {
			reach('before the intent');
			about.set(this, 'after the intent');
		}
		if (settlement.test(words)) {
			reach('after the answer');
			about.set(this, 'after the commit');
		}
		const answer = ask.apply(this, all);
		const done = about.get(this);
		if (!/^commit/i.test(words) || !done || !(answer instanceof Promise)) return answer;
		about.delete(this);
		return answer.then((result: unknown) => {
			reach(done);
			return result;
		});
	} as typeof pg.Client.prototype.query;

	// The head of the answer is here, and nobody has read it: what the network accepted is known to nobody.
	subscribe('http.client.response.finish', (message) => {
		const { request } = message as { request: { path: string } };
		if (request.path.includes('/send')) reach('after acceptance');
	});
}
