import { lookAhead } from '#server/preflight/look-ahead.ts';
import type { Handler } from '../handler.ts';

export const preflight: Handler<'preflight'> = (deps, { postId }) => lookAhead(deps, postId);
