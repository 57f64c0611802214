import { jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import type { Deps } from '../core/deps.ts';
import { perDeps } from '../core/per-deps.ts';
import { derivedKey } from '../core/seal.ts';

/** How long an access token lives, in seconds. */
export const accessLifetime = 15 * 60;

/** Whom a token names: a person, and the sign-in that it hangs on. */
export interface Bearer {
	userId: string;
	sessionId: string;
}

/** What a token is for; one made for pictures opens nothing else. */
type Audience = 'twexel:api' | 'twexel:media';

const issuer = 'twexel';
const keyOf = perDeps((deps) => derivedKey(deps.config.secretKey, 'access tokens'));
const claims = z.object({ sub: z.string(), sid: z.string(), exp: z.number() });

/** `seconds` is how long it lives. */
export function signToken(deps: Deps, bearer: Bearer, audience: Audience, seconds: number): Promise<string> {
	const now = Math.floor(deps.clock.now().getTime() / 1000);
	return new SignJWT({ sid: bearer.sessionId })
		.setProtectedHeader({ alg: 'HS256' })
		.setIssuer(issuer)
		.setAudience(audience)
		.setSubject(bearer.userId)
		.setIssuedAt(now)
		.setExpirationTime(now + seconds)
		.sign(keyOf(deps));
}

/** Tokens that were found good, the last ones: their signatures are looked at once and not with every request. */
const goodOf = perDeps(() => new Map<string, Bearer & { audience: Audience; until: number }>());
const mostGood = 5000;

/** Null for a token that is not ours, is for something else, was changed, or has run out. */
export async function readToken(deps: Deps, token: string, audience: Audience): Promise<Bearer | null> {
	const good = goodOf(deps);
	const known = good.get(token);
	if (known?.audience === audience && known.until * 1000 > deps.clock.now().getTime()) {
		return { userId: known.userId, sessionId: known.sessionId };
	}
	try {
		const { payload } = await jwtVerify(token, keyOf(deps), {
			algorithms: ['HS256'],
			issuer,
			audience,
			currentDate: deps.clock.now(),
			requiredClaims: ['exp', 'sub', 'sid']
		});
		const { sub: userId, sid: sessionId, exp: until } = claims.parse(payload);
		good.set(token, { userId, sessionId, audience, until });
		if (good.size > mostGood) good.delete(good.keys().next().value ?? token);
		return { userId, sessionId };
	} catch {
		return null;
	}
}
