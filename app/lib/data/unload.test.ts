import { afterEach, expect, test, vi } from 'vitest';
import { add } from './unload.ts';

const tab = new EventTarget();
const leaves = (name: string, persisted = false) =>
	tab.dispatchEvent(Object.assign(new Event(name), { persisted }));
vi.stubGlobal('addEventListener', tab.addEventListener.bind(tab));
vi.stubGlobal('removeEventListener', tab.removeEventListener.bind(tab));
afterEach(() => leaves('pagehide'));

test('a tab that goes is told; one that stays after all, or is put aside, is not', () => {
	const gone = vi.fn();
	add(gone);
	leaves('beforeunload');
	leaves('pagehide', true);
	expect(gone).not.toHaveBeenCalled();
	leaves('pagehide');
	expect(gone).toHaveBeenCalledOnce();
});

test('what is run or removed before is not run again', () => {
	const run = vi.fn(() => 'done');
	const removed = vi.fn();
	expect(add(run).run()).toBe('done');
	add(removed).remove();
	leaves('pagehide');
	expect(run).toHaveBeenCalledOnce();
	expect(removed).not.toHaveBeenCalled();
});
