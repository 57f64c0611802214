import { fromHtml } from '../composer/markup/from-html.ts';
import { plainText } from '../composer/markup/measure.ts';

/** A post's text without its markup, for comparing. */
export const plain = (html: string): string => plainText(fromHtml(html));
