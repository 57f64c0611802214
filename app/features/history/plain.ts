import { fromHtml } from '#sync/text/from-html.ts';
import { plainText } from '#sync/text/measure.ts';

/** A post's text without its markup, for comparing. */
export const plain = (html: string): string => plainText(fromHtml(html));
