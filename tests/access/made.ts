import type { Answer } from '../kit/session.ts';

/** What was made; anything else is an error that says what was answered. */
export function made<Body>({ status, body }: Answer<Body>): Body {
	if (status >= 300) throw new Error(`answered ${status}: ${JSON.stringify(body)}`);
	return body;
}
