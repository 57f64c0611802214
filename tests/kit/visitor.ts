import type { Product } from './product.ts';

/** Somebody who uses a running product over HTTP, as an outside program would. */
export class Visitor {
	readonly #url: string;
	/** The header by which they are known. */
	readonly authorization: string;
	readonly userId: string;

	private constructor(url: string, token: string, userId: string) {
		this.#url = url;
		this.authorization = `Bearer ${token}`;
		this.userId = userId;
	}

	static readonly password = 'длинный пароль 1';

	/** Registers, follows the link in the mail, and is signed in. */
	static async signsUp(product: Product, email: string): Promise<Visitor> {
		const register = await post(`${product.url}/api/auth/register`, {
			email,
			password: Visitor.password,
			locale: 'ru'
		});
		if (register.status !== 201)
			throw new Error(`register answered ${register.status}: ${await register.text()}`);
		const { link } = await product.mailTo(email);
		const token = new URL(link).searchParams.get('token');
		const verified = await post(`${product.url}/api/auth/verify-email`, { token });
		const { accessToken, user } = (await verified.json()) as { accessToken: string; user: { id: string } };
		return new Visitor(product.url, accessToken, user.id);
	}

	/** Signs in who has signed up already. */
	static async comesBack(product: Pick<Product, 'url'>, email: string): Promise<Visitor> {
		const signedIn = await post(`${product.url}/api/auth/login`, { email, password: Visitor.password });
		if (!signedIn.ok) throw new Error(`login answered ${signedIn.status}: ${await signedIn.text()}`);
		// The cast: the contract's shape.
		const { accessToken, user } = (await signedIn.json()) as { accessToken: string; user: { id: string } };
		return new Visitor(product.url, accessToken, user.id);
	}

	/** The JSON of a 2xx answer; anything else is an error that says what was answered. */
	async call<T>(method: string, path: string, body?: unknown): Promise<T> {
		const response = await fetch(`${this.#url}${path}`, {
			method,
			headers: { authorization: this.authorization, 'content-type': 'application/json' },
			...(body === undefined ? {} : { body: JSON.stringify(body) })
		});
		const text = await response.text();
		if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${text}`);
		return (text === '' ? undefined : JSON.parse(text)) as T;
	}
}

const post = (url: string, body: unknown) =>
	fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
