import type { Api } from 'grammy';

/** What the library takes for an AbortSignal. */
export type Signal = Parameters<Api['getMe']>[0];
