import { refusals, type FieldError, type RefusalCode } from '#sync/errors.ts';

/** The server's no: RFC 9457 as the contract shapes it. */
export class ApiProblem extends Error {
	override name = 'ApiProblem';
	readonly status: number;
	/** One of the app's own words; of a network's, the nearest that it has. */
	readonly code: RefusalCode;
	/** The code as the server gave it. */
	readonly said: string;
	readonly detail: string | undefined;
	readonly errors: FieldError[];
	/** The word for the second half of a sign-in, where this is the first. */
	readonly step: string | undefined;
	/** By which the server's log knows the request. */
	readonly requestId: string | undefined;

	constructor(
		status: number,
		said: string,
		detail?: string,
		errors: FieldError[] = [],
		{ step, requestId }: { step?: string | undefined; requestId?: string | undefined } = {}
	) {
		super(said);
		this.status = status;
		this.code = isRefusal(said) ? said : codeFor(status);
		this.said = said;
		this.detail = detail;
		this.errors = errors;
		this.step = step;
		this.requestId = requestId;
	}
}

/** The server was not reached: no network, or nobody there. Nothing is known about what was asked. */
export class Offline extends Error {
	override name = 'Offline';
}

/** What an answer that is not 2xx says. Whatever stands between (a proxy's HTML page) is read by its status. */
export async function problemOf(response: Response): Promise<ApiProblem> {
	const body: unknown = await response.json().catch(() => null);
	const said = typeof body === 'object' && body !== null ? body : {};
	const code = 'code' in said && isCode(said.code) ? said.code : codeFor(response.status);
	const detail = 'detail' in said && typeof said.detail === 'string' ? said.detail : undefined;
	const errors = 'errors' in said && Array.isArray(said.errors) ? said.errors.filter(isFieldError) : [];
	const step = 'step' in said && typeof said.step === 'string' ? said.step : undefined;
	const named = 'requestId' in said && typeof said.requestId === 'string' ? said.requestId : undefined;
	const requestId = named ?? response.headers.get('x-request-id') ?? undefined;
	return new ApiProblem(response.status, code, detail, errors, { step, requestId });
}

const isCode = (code: unknown): code is string => typeof code === 'string' && /^[a-z]\w{1,99}$/.test(code);

const isRefusal = (code: string): code is RefusalCode => Object.hasOwn(refusals, code);

const isFieldError = (error: unknown): error is FieldError =>
	typeof error === 'object' && error !== null && 'path' in error && 'code' in error;

function codeFor(status: number): RefusalCode {
	if (status === 401) return 'unauthorized';
	if (status === 403) return 'forbidden';
	if (status === 404) return 'not_found';
	if (status === 413) return 'too_large';
	if (status === 429) return 'too_many_requests';
	if (status === 500) return 'internal';
	return status > 500 ? 'unavailable' : 'bad_request';
}
