/**
 * What people are asked to agree to. `account`: that what they give of themselves is kept and used for the service, by registering.
 * `mail` and `push`: that news reaches them by letters, and on their devices.
 */
export const consentKinds = ['account', 'mail', 'push'] as const;
export type ConsentKind = (typeof consentKinds)[number];

/** Changes whenever the words change that people agree to: app/lib/words/consent.test.ts holds the two together. */
export const consentVersion = '2026-11-29';
