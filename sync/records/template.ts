import { z } from 'zod';
import { longestVariable, mostVariables } from '../templates/variables.ts';
import { id, instant, line, synced, text } from './fields.ts';
import { longestHtml } from './post.ts';

/** What people write of a template. */
export const templateContent = { name: line(120), html: text(longestHtml) };

/** A text that is used again and again, with places to fill: `{{name}}`. Which ones there are follows from the text. */
export const template = z.object({
	...synced,
	projectId: id,
	...templateContent,
	variables: z.array(line(longestVariable)).max(mostVariables),
	createdBy: id,
	createdAt: instant
});
export type Template = z.output<typeof template>;
