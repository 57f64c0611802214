/** Making one costs some 50 µs and on a phone a millisecond; a list asks for hundreds. */
const made = new WeakMap<object, Map<string, Intl.DateTimeFormat>>();

/** A formatter of dates, made once for what is asked for. `options` is a constant of its caller; without a zone: the device's own. */
export function formatter(
	locale: string,
	options: Readonly<Intl.DateTimeFormatOptions>,
	zone?: string
): Intl.DateTimeFormat {
	const key = `${locale} ${zone ?? ''}`;
	const alike = made.get(options) ?? new Map<string, Intl.DateTimeFormat>();
	const known = alike.get(key);
	if (known) return known;
	const fresh = new Intl.DateTimeFormat(
		locale,
		zone === undefined ? options : { ...options, timeZone: zone }
	);
	made.set(options, alike.set(key, fresh));
	return fresh;
}
