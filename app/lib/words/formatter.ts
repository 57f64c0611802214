/** Making one costs some 50 µs and on a phone a millisecond; a list asks for hundreds. */
const made = new Map<string, Intl.DateTimeFormat>();

/** A formatter of dates, made once for what is asked for. */
export function formatter(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
	const key = `${locale} ${JSON.stringify(options)}`;
	const known = made.get(key);
	if (known) return known;
	const fresh = new Intl.DateTimeFormat(locale, options);
	made.set(key, fresh);
	return fresh;
}
