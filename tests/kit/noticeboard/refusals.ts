import { refusing, type Refusals } from '#sync/errors.ts';

export const boardRefusals = { board_unknown: 422, board_locked: 422 } as const satisfies Refusals;

export const boardRefusal = refusing(boardRefusals);
