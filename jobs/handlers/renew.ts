import { renew as renewGrant } from '#server/grants/renew.ts';
import type { Handler } from '../handler.ts';

export const renew: Handler<'renew'> = (deps, { grantId }) => renewGrant(deps, grantId);
