import type { PartMedium } from '#sync/text/misfits.ts';
import type { Part } from '#sync/text/parts.ts';

/** Parts that readers meet as messages of their own, rather than as something that happens to one. */
export const messagesAmong = (parts: Part<PartMedium>[]): number =>
	parts.filter(({ is }) => is === 'message' || is === 'poll').length;
