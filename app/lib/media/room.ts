/** Kept free for words, which are worth more than one more film. In bytes. */
const reserve = 10 * 1024 * 1024;

/** Whether this browser has room for so many bytes more. One that does not tell is asked by trying. */
export async function hasRoom(bytes: number): Promise<boolean> {
	const { quota, usage = 0 } = (await navigator.storage?.estimate?.()) ?? {};
	return quota === undefined || quota - usage >= bytes + reserve;
}

/** Whether an error of the database means that the device is full; Dexie wraps what the browser said. */
export function isFull(error: unknown): boolean {
	if (!(error instanceof Error)) return false;
	const inner = 'inner' in error ? error.inner : undefined;
	return error.name === 'QuotaExceededError' || isFull(inner);
}
