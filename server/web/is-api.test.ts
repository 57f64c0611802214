import { expect, test } from 'vitest';
import { isApi } from './is-api.ts';

test('the API has its paths, and no other that begins like one', () => {
	for (const path of ['/api/posts', '/sync/pull', '/hooks/telegram/x', '/healthz', '/metrics'])
		expect(isApi(path)).toBe(true);
	for (const path of ['/', '/apis', '/synced', '/posts', '/healthzz']) expect(isApi(path)).toBe(false);
});

test('a source of the folder `sync` is the page’s while the app is being written, and the API’s path never is', () => {
	expect(isApi('/sync/errors.ts', true)).toBe(false);
	expect(isApi('/sync/records/post.ts', true)).toBe(false);
	expect(isApi('/sync/pull', true)).toBe(true);
	expect(isApi('/sync/errors.ts')).toBe(true);
});
