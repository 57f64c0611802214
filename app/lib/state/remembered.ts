import { browser } from '$app/env';
import type { User } from '../access.ts';

/** Where a device keeps the profile of who is signed in on it; never a token. */
export const rememberedAs = 'twexel.user';

export function remembered(): User | null {
	const text = browser ? localStorage.getItem(rememberedAs) : null;
	// Written by the session, which is its only writer.
	return text === null ? null : (JSON.parse(text) as User);
}
