import type { Reply } from './replies.ts';

/** What a request would be answered, and what it brings about when it is let. */
export interface Prepared {
	reply: () => Reply;
	accept?: () => void;
}

export const only = (reply: Reply): Prepared => ({ reply: () => reply });
