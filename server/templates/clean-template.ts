import { Refusal } from '#sync/errors.ts';
import { longestHtml } from '#sync/records/post.ts';
import { variablesOf } from '#sync/templates/variables.ts';
import { cleanHtml } from '../posts/clean-html.ts';

/** A template's text as it is kept: in the subset that posts are written in, with the variables that stand in it. */
export function cleanTemplate(html: string): { html: string; variables: string[] } {
	const clean = cleanHtml(html);
	// Cleaning writes characters out (`&` becomes `&amp;`); what has outgrown the record could be neither kept nor synced.
	if (clean.length > longestHtml) throw new Refusal('validation_failed', { errors: [tooLong] });
	return { html: clean, variables: variablesOf(clean) };
}

const tooLong = { path: 'html', code: 'too_big', message: `at most ${longestHtml} characters` };
