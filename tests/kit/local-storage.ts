import { vi } from 'vitest';

/** A browser's storage, where a test runs in none. Gives what lies in it. */
export function standInStorage(): Map<string, string> {
	const kept = new Map<string, string>();
	vi.stubGlobal('localStorage', {
		getItem: (key: string) => kept.get(key) ?? null,
		setItem: (key: string, value: string) => kept.set(key, value),
		removeItem: (key: string) => kept.delete(key)
	});
	return kept;
}
