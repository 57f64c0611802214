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

it('writes whole JSON lines all the same', () => {
	for (const line of lines) expect(() => void JSON.parse(line)).not.toThrow();
});
