import { tellDigest } from '#server/notices/digest.ts';
import type { Handler } from '../handler.ts';

/** Tells somebody what was kept for them. */
export const digest: Handler<'digest'> = (deps, { userId, way }) => tellDigest(deps, userId, way);
