import { z } from 'zod';
import type { Seal } from '../core/seal.ts';

/** What a network gave for a sign-in. The renewing one is good for one use: whoever loses its successor has lost the sign-in. */
export const tokens = z.object({
	access: z.string().min(1),
	refresh: z.string().min(1),
	/** What the network calls the place of the sign-in; it asks for it at every renewal. */
	device: z.string(),
	/** Who signed in, by the network's number. */
	person: z.string(),
	expiresAt: z.iso.datetime()
});
export type Tokens = z.output<typeof tokens>;

/** `ended`: never again by this sign-in. `away`: nobody answered, or not so that it could be read. */
export type Renewal = { is: 'renewed'; tokens: Tokens } | { is: 'ended'; message: string } | { is: 'away' };
export type Renew = (old: Tokens, signal: AbortSignal) => Promise<Renewal>;

/** Renewed so long before the access token ends, in milliseconds. */
const ahead = 15 * 60_000;
export const renewalOf = ({ expiresAt }: Tokens): Date => new Date(Date.parse(expiresAt) - ahead);

const about = (grantId: string): string => `grants|${grantId}`;

export const sealTokens = (seal: Seal, grantId: string, given: Tokens): string =>
	seal.seal(JSON.stringify(given), about(grantId));

export const openTokens = (seal: Seal, { id, sealed }: { id: string; sealed: string }): Tokens =>
	tokens.parse(JSON.parse(seal.open(sealed, about(id))));
