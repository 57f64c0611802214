import { Refusal, type RefusalCode } from '#sync/errors.ts';

/** The library's own refusals, by their status, in the words of the API. */
const codes: Record<number, RefusalCode> = {
	400: 'bad_request',
	403: 'bad_request',
	404: 'not_found',
	409: 'upload_offset_mismatch',
	410: 'upload_expired',
	413: 'too_large',
	501: 'bad_request'
};

/** What went wrong, as it is to leave the program. What is no refusal of the protocol, as a full disk, can be tried again. */
export function refusalOf(error: Error | { status_code: number; body: string }): Error {
	if (error instanceof Refusal) return error;
	if (!('status_code' in error)) return error;
	const code = codes[Number(error.status_code)];
	return code === undefined
		? new Refusal('unavailable', { extra: { retryAfter: 5 } })
		: new Refusal(code, code === 'bad_request' ? { detail: String(error.body).trim() } : {});
}
