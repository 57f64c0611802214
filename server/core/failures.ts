/** SQLSTATE of a server that is away or busy: its classes 08 and 57P, too many connections, a lock or statement timeout. */
const passing = /^(08|57P|53300|55P03|57014|40001|40P01)/;
/** Node's own words for a connection that could not be made or kept. */
const network = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE', 'ETIMEDOUT']);
/** What node-postgres throws without any code. */
const sentences =
	/Connection terminated|timeout exceeded when trying to connect|Query read timeout|not queryable/;

/** Whether an error says that a disk is full: Node's word for it, PostgreSQL's, or the sentence of a library that has neither. */
export function isDiskFull(error: unknown): boolean {
	if (!(error instanceof Error)) return false;
	const code = 'code' in error ? String(error.code) : '';
	if (/^(ENOSPC|EDQUOT|53100)$/.test(code) || /No space left on device|ENOSPC/.test(error.message))
		return true;
	return isDiskFull(error.cause);
}

/** Whether an error says that the database cannot be used at this moment, and would be worth another try. */
export function isDatabaseAway(error: unknown): boolean {
	if (!(error instanceof Error)) return false;
	if (error instanceof AggregateError && error.errors.some(isDatabaseAway)) return true;
	const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
	const isCalledByDatabase = !('path' in error);
	if (isCalledByDatabase && (passing.test(code) || network.has(code) || sentences.test(error.message)))
		return true;
	return isDatabaseAway(error.cause);
}
