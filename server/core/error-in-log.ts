/** What a log line says of an error, and of what caused it. */
interface Told {
	type: string;
	message: string;
	stack?: string;
	code?: string;
	/** PostgreSQL's own words for where it was. */
	constraint?: string;
	table?: string;
	routine?: string;
	cause?: Told;
}

const deepest = 5;

/**
 * An error without what people wrote: Drizzle puts a failed query's parameters into its message, and PostgreSQL puts the row's values into its
 * details. The query itself is ours, and stays.
 */
export function errorInLog(error: unknown, depth = 0): Told {
	if (!(error instanceof Error)) return { type: typeof error, message: 'thrown, and no error' };
	const message = withoutParams(error.message);
	const { stack, cause } = error;
	return {
		type: error.name,
		message,
		// A stack begins with the message.
		...(stack === undefined ? {} : { stack: stack.replace(error.message, () => message) }),
		...words(error),
		...(cause === undefined || depth >= deepest ? {} : { cause: errorInLog(cause, depth + 1) })
	};
}

/** PostgreSQL quotes a value that it cannot read at the end of its sentence. */
const withoutParams = (message: string): string =>
	message.replace(/\nparams: [\s\S]*$/, '\nparams: …').replace(/: "[\s\S]*"$/, ': …');

function words(error: Error): Partial<Told> {
	const named = (['code', 'constraint', 'table', 'routine'] as const).map((name) => {
		const word: unknown = Reflect.get(error, name);
		return typeof word === 'string' ? [name, word] : [];
	});
	return Object.fromEntries(named.filter((one) => one.length > 0)) as Partial<Told>;
}
