import { same } from '../merge.ts';
import type { Part } from './parts.ts';

/**
 * Whether two plans of one post differ at most in words and in what stands below them: no network takes a file more or less of what is out, or
 * another number of messages.
 */
export const haveOneShape = (some: Part[], others: Part[]): boolean =>
	same(some.map(shape), others.map(shape));

/** All of a part but its words and buttons. */
const shape = (part: Part) => ({
	...part,
	...('text' in part ? { text: part.text === '' } : {}),
	...('hasButtons' in part ? { hasButtons: false } : {})
});
