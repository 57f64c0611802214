import { verify } from '#server/publications/verify.ts';
import type { Handler } from '../handler.ts';

export const verifyPublication: Handler<'verify'> = (deps, { publicationId }) => verify(deps, publicationId);
