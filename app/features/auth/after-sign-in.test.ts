import { expect, test } from 'vitest';
import { afterSignIn } from './after-sign-in.ts';

const here = (next?: string) =>
	new URL(`https://desk.example/sign-in${next ? `?next=${encodeURIComponent(next)}` : ''}`);

test('signing in leads to the calendar', () => {
	expect(afterSignIn(here())).toBe('/calendar');
});

test('signing in leads back to the screen that asked for it', () => {
	expect(afterSignIn(here('/posts/1?tab=log'))).toBe('/posts/1?tab=log');
});

test('signing in never leads to somebody else’s site', () => {
	for (const next of ['https://evil.example/', '//evil.example/', '/\\evil.example', 'javascript:alert(1)']) {
		expect(afterSignIn(here(next))).toBe('/calendar');
	}
});
