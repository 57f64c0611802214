import { z } from 'zod';

/** A UUID in lower case; ours are version 7, so that they sort by the time of their making. */
export const id = z
	.string()
	.regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/, 'a UUID in lower case')
	.meta({ format: 'uuid', maxLength: 36 });

/**
 * An instant as everyone gets it: ISO 8601 in UTC with milliseconds. What is given may lack the milliseconds
 * or name an offset; it is brought to the one form, which sorts as text.
 */
export const instant = z.iso
	.datetime({ offset: true })
	.transform((text, context) => {
		const at = new Date(text);
		const year = at.getUTCFullYear();
		if (Number.isNaN(at.getTime()) || year < 1970 || year > 9999) {
			context.addIssue({ code: 'custom', message: 'an instant that does not exist' });
			return z.NEVER;
		}
		return at.toISOString();
	})
	.pipe(z.string())
	.meta({ format: 'date-time', maxLength: 24 });

const zoneNames = new Set(Intl.supportedValuesOf('timeZone'));

/** An IANA time zone that this machine knows, in any of its names. */
export const timezone = z
	.string()
	.max(64)
	.refine((name) => zoneNames.has(name) || isZone(name), 'an IANA time zone');

function isZone(name: string): boolean {
	if (/^[+-]/.test(name)) return false;
	try {
		new Intl.DateTimeFormat('en', { timeZone: name });
		return true;
	} catch {
		return false;
	}
}

/** A person's text as it can be kept: of whole characters, and without NUL, which PostgreSQL has no place for. */
export const text = (longest: number) =>
	z
		.string()
		.max(longest)
		.refine((given) => given.isWellFormed() && !given.includes('\u0000'), 'text of whole characters');

/** A fresh word from whoever writes, at every write: how both ends tell one version from another. */
export const writeId = text(64).min(1);

/** What every synced record carries besides its own fields; the server sets `updatedAt`. */
export const synced = {
	id,
	updatedAt: instant,
	writeId
};

/** One line of a person's text: no control characters, trimmed, at least one character. */
export const line = (longest: number) =>
	text(longest)
		// eslint-disable-next-line no-control-regex -- these are the characters to keep out
		.regex(/^[^\u0000-\u001f\u007f]*$/, 'one line of text')
		.trim()
		.min(1);
