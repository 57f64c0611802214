import { afterEach, expect, it, vi } from 'vitest';
import { hasRoom, isFull } from './room.ts';

const megabyte = 1024 * 1024;
const browserWith = (estimate: StorageEstimate | undefined) =>
	vi.stubGlobal('navigator', estimate && { storage: { estimate: async () => estimate } });

afterEach(() => vi.unstubAllGlobals());

it('takes no file that would leave no room for words', async () => {
	browserWith({ quota: 100 * megabyte, usage: 60 * megabyte });
	expect(await hasRoom(30 * megabyte)).toBe(true);
	expect(await hasRoom(31 * megabyte)).toBe(false);
});

it('tries where the browser does not tell', async () => {
	vi.stubGlobal('navigator', {});
	expect(await hasRoom(megabyte)).toBe(true);
	browserWith({});
	expect(await hasRoom(megabyte)).toBe(true);
});

it('knows a full device by whatever the error is wrapped in', () => {
	const full = new DOMException('no room', 'QuotaExceededError');
	expect(isFull(full)).toBe(true);
	expect(isFull(Object.assign(new Error('aborted'), { name: 'AbortError', inner: full }))).toBe(true);
	expect(isFull(new DOMException('gone', 'NotReadableError'))).toBe(false);
	expect(isFull('full')).toBe(false);
});
