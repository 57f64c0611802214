import { accessToken, type Ground, type Opened } from '../../../grants/access-token.ts';
import type { Secret } from './secret.ts';
import { renewTokens, type SignInConfig } from './sign-in.ts';

/** A token that can be used now, and whose it is. */
export type OpenSecret = (Extract<Opened, { is: 'open' }> & { of: Of }) | Exclude<Opened, { is: 'open' }>;
type Of = 'person' | 'community';

/** Turns what was kept of an account into a token: at once, or by the sign-in that it lives on. */
export async function openSecret(
	ground: Ground & { config: SignInConfig },
	secret: Secret | null
): Promise<OpenSecret> {
	if (!secret) return { is: 'ended' };
	if (secret.is !== 'grant') return { is: 'open', token: secret.value, of: secret.is };
	// The database's own failure is not the network's no.
	return openGrant(ground, secret.value).catch(() => ({ is: 'away' as const }));
}

export async function openGrant(
	ground: Ground & { config: SignInConfig },
	grantId: string
): Promise<OpenSecret> {
	const opened = await accessToken(ground, grantId, (old, signal) =>
		renewTokens(ground.config, ground.clock, old, signal)
	);
	return opened.is === 'open' ? { ...opened, of: 'person' } : opened;
}
