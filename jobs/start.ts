import { startListening } from '#server/integrations/social/incoming.ts';
import { run } from '#server/core/run.ts';
import { startWorker } from './worker.ts';

/** The worker by itself: the same program, the same dependencies, and no port. */
await run(() => [startWorker, startListening]);
