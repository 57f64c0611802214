import { DrizzleQueryError } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { newLog } from './log.ts';

const lines: string[] = [];
const log = newLog('info', { write: (line: string) => void lines.push(line) });
const token = '123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw1';

it('writes no token, wherever it stands', () => {
	const error = new Error(`call to https://api.telegram.org/bot${token}/sendMessage failed`);
	log.error(
		{ err: error, token, account: { botToken: token }, headers: { authorization: `Bearer x` } },
		`with ${token}`
	);
	log.info(
		{ body: { accessToken: 'eyJhbGciOi.eyJzdWIiOiIx.c2lnbmF0dXJl' } },
		'eyJhbGciOi.eyJzdWIiOiIx.c2lnbmF0dXJl'
	);
	const all = lines.join('');
	expect(all).toContain('/bot<token>/sendMessage');
	for (const secret of [token, 'AAHdqTcv', 'Bearer x', 'c2lnbmF0dXJl']) expect(all).not.toContain(secret);
});

it('writes nothing that people wrote, when a query with it fails', () => {
	const cause = Object.assign(new Error('duplicate key value violates unique constraint "posts_pkey"'), {
		...{ code: '23505', constraint: 'posts_pkey', detail: 'Key (title)=(тайный план) already exists.' }
	});
	const error = new DrizzleQueryError('insert into posts values ($1, $2)', ['тайный план', 'b\nc'], cause);
	log.error({ err: new Error('outer', { cause: error }) }, 'a job failed');
	const line = lines.at(-1) ?? '';
	expect(line).not.toContain('тайный');
	const { err } = JSON.parse(line) as { err: { cause: { message: string; cause: object } } };
	expect(err.cause.message).toContain('insert into posts');
	expect(err.cause.cause).toMatchObject({ code: '23505', constraint: 'posts_pkey' });
});

it('writes whole JSON lines all the same', () => {
	for (const line of lines) expect(() => void JSON.parse(line)).not.toThrow();
});
