/** What a browser speaks to: the program itself, or one that runs elsewhere. */
export interface Site {
	request(path: string, init: RequestInit): Response | Promise<Response>;
}

/** What came back. `Body` is what the test takes it for: the routes' own schemas are what is being tested. */
export interface Answer<Body> {
	status: number;
	body: Body;
	headers: Headers;
}

export interface Problem {
	code: string;
	status: number;
	detail?: string;
	errors?: { path: string; code: string; message: string }[];
	requestId: string;
}

/** One browser: it keeps its cookies, and the access token that it was given. */
export class Session {
	readonly #site: Site;
	readonly cookies = new Map<string, string>();
	accessToken: string | undefined;

	constructor(site: Site) {
		this.#site = site;
	}

	async call<Body>(
		method: string,
		path: string,
		body?: unknown,
		headers: Record<string, string> = {}
	): Promise<Answer<Body>> {
		const answer = await this.#site.request(path, {
			method,
			headers: { ...this.#headers(body), ...headers },
			...(body === undefined ? {} : { body: isRaw(body) ? body : JSON.stringify(body) })
		});
		this.#keepCookies(answer.headers);
		const text = await answer.text();
		const isJson = /[/+]json/.test(answer.headers.get('content-type') ?? '');
		// The cast: see `Answer`.
		return {
			status: answer.status,
			body: (isJson ? JSON.parse(text) : text) as Body,
			headers: answer.headers
		};
	}

	/** A new access token by the refresh cookie; false where there is none, or it is not taken. */
	async renew(): Promise<boolean> {
		if (!this.cookies.has('twexel_refresh')) return false;
		const { status, body } = await this.call<{ accessToken: string }>('POST', '/api/auth/refresh');
		if (status === 200) this.accessToken = body.accessToken;
		return status === 200;
	}

	#headers(body: unknown): Record<string, string> {
		const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
		return {
			...(this.accessToken === undefined ? {} : { authorization: `Bearer ${this.accessToken}` }),
			...(cookie === '' ? {} : { cookie }),
			...(body === undefined || body instanceof FormData ? {} : { 'content-type': 'application/json' })
		};
	}

	#keepCookies(headers: Headers): void {
		for (const line of headers.getSetCookie()) {
			const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
			if (value === '' || /max-age=0/i.test(line)) this.cookies.delete(name);
			else this.cookies.set(name, value);
		}
	}
}

/** Sent as it is, so that a test can also send what is no JSON. */
const isRaw = (body: unknown): body is string | FormData =>
	typeof body === 'string' || body instanceof FormData;
