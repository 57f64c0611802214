import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { consentVersion } from '#sync/records/consent.ts';
import { auth as en } from './en/auth.ts';
import { auth as ru } from './ru/auth.ts';

test('the words that people agree to have a version of their own: whoever changes one changes the other', () => {
	const words = createHash('sha256').update(`${ru.consent}\n${en.consent}`).digest('hex').slice(0, 16);
	expect([consentVersion, words]).toEqual(['2026-11-29', '4c751736c5c6da3a']);
});
