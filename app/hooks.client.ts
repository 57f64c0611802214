/**
 * Zod reads this as it is loaded, which is later. Else it would try whether it may write functions out of text, and every page would
 * report that its policy forbids it.
 */
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });
