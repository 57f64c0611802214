import { same } from '../merge.ts';
import type { Part } from './parts.ts';

/** Whether two plans of one post differ at most in words: no network takes a file more or less of what is out, or another number of messages. */
export const differInWordsAlone = (some: Part[], others: Part[]): boolean =>
	same(some.map(shape), others.map(shape));

/** All of a part but its words. */
const shape = (part: Part) => ('text' in part ? { ...part, text: part.text === '' } : part);
