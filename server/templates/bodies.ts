import { z } from '@hono/zod-openapi';
import { id, text } from '#sync/records/fields.ts';
import { templateContent } from '#sync/records/template.ts';

const { name, html } = templateContent;

/** `variables` are never taken from the caller: they follow from the text. */
export const newTemplate = z.object({ id: id.optional(), projectId: id, name, html: html.default('') });
export type NewTemplate = z.output<typeof newTemplate>;

/** What a PUT may say; what it leaves out stays. */
export const templateChange = z.object({ name: name.optional(), html: html.optional() });
export type TemplateChange = z.output<typeof templateChange>;

export const templateFilter = z.object({ projectId: id, q: text(200).trim().optional() });
