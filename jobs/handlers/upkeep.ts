import { keepUp } from '#server/upkeep/keep-up.ts';
import type { Handler } from '../handler.ts';

export const upkeep: Handler<'upkeep'> = (deps, { upkeepId }) => keepUp(deps, upkeepId);
