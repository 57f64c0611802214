import type { z } from 'zod';

/** What a job is called by, what it carries (ids, never content), and how it is kept. */
export interface Job<Payload> {
	payload: z.ZodType<Payload>;
	/** Two waiting jobs of one key are one job. */
	keyOf(payload: Payload): string;
	/** How long a worker may hold it before another may take it, in seconds. */
	expiresAfter: number;
	/** How often it is tried again after a failure; what must not be repeated blindly says 0. */
	retries: number;
	/** How many of its kind a worker has in hand at most, where they must not crowd out what is due. */
	atOnce?: number;
}

export const job = <Payload>(definition: Job<Payload>): Job<Payload> => definition;
