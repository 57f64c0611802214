import { connectBrought } from '#server/incoming/connect-brought.ts';
import type { Handler } from '../handler.ts';

export const connect: Handler<'connect'> = connectBrought;
