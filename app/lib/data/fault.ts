/**
 * Why this device could not store something: it has no room left, its connection to the database was closed under our hands, or
 * anything else, which is a bug or a broken disk.
 */
export type Fault = 'full' | 'closed' | 'broken';

/** Total: whatever was thrown has a kind. Dexie and RxDB put the browser's own error inside of theirs, sometimes several deep. */
export function faultOf(error: unknown): Fault {
	const names = namesIn(error, 4);
	if (names.includes('QuotaExceededError')) return 'full';
	return names.some((name) => closed.has(name)) ? 'closed' : 'broken';
}

const closed = new Set(['DatabaseClosedError', 'InvalidStateError']);

function namesIn(error: unknown, depth: number): string[] {
	if (typeof error !== 'object' || error === null || depth === 0) return [];
	const { name, inner, cause, failures, errors } = error as Record<string, unknown>;
	const within = [inner, cause, ...listOf(failures), ...listOf(errors)];
	return [String(name), ...within.flatMap((one) => namesIn(one, depth - 1))];
}

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value.slice(0, 3) : []);
