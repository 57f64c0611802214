import { AsyncLocalStorage } from 'node:async_hooks';

/** Where what is being done comes from: a request, or a job that a request asked for. */
export interface Origin {
	requestId?: string | undefined;
	jobId?: string | undefined;
	address?: string | undefined;
	userAgent?: string | undefined;
	/** Who is asking, once that is known. */
	userId?: string | undefined;
}

const storage = new AsyncLocalStorage<Origin>();

/** Does `work`, of which every log line and every entry of the audit log says that it came from here. */
export const within = <T>(origin: Origin, work: () => T): T => storage.run(origin, work);

/** What is known of whom the present work is done for; nothing where nobody asked for it. */
export const originNow = (): Origin => storage.getStore() ?? {};

/** Whoever asks has shown who they are. */
export function askedBy(userId: string): void {
	const origin = storage.getStore();
	if (origin) origin.userId = userId;
}
