import { remembered } from '#app/lib/state/remembered.ts';

/**
 * Zod reads this as it is loaded, which is later. Else it would try whether it may write functions out of text, and every page would
 * report that its policy forbids it.
 */
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });

// Who is signed in gets a desk in any case: what it is made of is fetched beside the app, and is ready in tasks of its own.
if (remembered()) {
	void import('#app/lib/data/packages.ts').catch(() => undefined);
	void import('#sync/records/post.ts').then(() => import('#sync/collection.ts')).catch(() => undefined);
}
