import { createHash } from 'node:crypto';

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The hash of a record, whatever the order of its fields. */
export const hashOfRecord = (record: unknown): string => sha256(JSON.stringify(record, inOrder));

function inOrder(_key: string, value: unknown): unknown {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
	return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** What people an entry speaks of. */
export interface Trace {
	salt: string;
	address: string;
	userAgent: string;
	targetName: string;
}

export const hashOfTrace = ({ salt, address, userAgent, targetName }: Trace): string =>
	sha256(JSON.stringify([salt, address, userAgent, targetName]));
