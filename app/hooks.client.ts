import { remembered } from '#app/lib/state/remembered.ts';

/**
 * Zod reads this as it is loaded, which is later. Else it would try whether it may write functions out of text, and every page would
 * report that its policy forbids it.
 */
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });

// Who is signed in gets a desk in any case: its packages are fetched beside the app, and are ready in tasks of their own.
if (remembered()) void import('#app/lib/data/packages.ts').catch(() => undefined);
