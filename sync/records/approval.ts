import { z } from 'zod';
import { id, instant, line } from './fields.ts';

/** Somebody's word that a post may go out as it stands. It holds for exactly that content, by its hash: an edit ends it. */
export const approval = z.object({
	/** Who gave it; null for a client, who has no account. */
	by: id.nullable(),
	/** What a client who approved by a link calls themselves. */
	client: line(80).nullable(),
	at: instant,
	/** SHA-256 of the approved content, in hex. */
	hash: z.string().regex(/^[0-9a-f]{64}$/, 'a SHA-256 in lower-case hex')
});
export type Approval = z.output<typeof approval>;
