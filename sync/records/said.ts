import { z } from 'zod';

/** A sentence in every language of the interface: how data brings words along that the app has none for. */
export const said = z.object({ ru: z.string(), en: z.string() });
export type Said = z.output<typeof said>;

/** What is written the same in all of them: a name, an example. */
export const same = (words: string): Said => ({ ru: words, en: words });

/** Puts values in the places that a sentence has for them: `fill('Open {bot}', { bot: '@it' })`. */
export const fill = (sentence: string, values: Record<string, string>): string =>
	sentence.replace(/\{(\w+)\}/g, (place, name: string) => values[name] ?? place);
