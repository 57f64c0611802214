import type { Deps } from '#server/core/deps.ts';
import type { Catalog, JobName, PayloadOf } from './catalog.ts';

/** What a job does. It may run twice, and must not mind. */
export type Handler<Name extends JobName> = (
	deps: Deps,
	payload: PayloadOf<Name>,
	signal: AbortSignal
) => Promise<void>;

export type Handlers = { [Name in keyof Catalog]: Handler<Name> };
