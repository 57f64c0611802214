import type { Project } from '#sync/records/project.ts';
import type { Session } from './session.ts';

/** Somebody with a verified account who is signed in, and what they do. Features add their verbs in files of their own. */
export class Person {
	readonly name: string;
	readonly email: string;
	readonly password: string;
	readonly userId: string;
	readonly session: Session;

	constructor(given: { name: string; email: string; password: string; userId: string; session: Session }) {
		this.name = given.name;
		this.email = given.email;
		this.password = given.password;
		this.userId = given.userId;
		this.session = given.session;
	}

	get = <Body>(path: string) => this.#call<Body>('GET', path);
	post = <Body>(path: string, body?: unknown, headers?: Record<string, string>) =>
		this.#call<Body>('POST', path, body, headers);
	put = <Body>(path: string, body?: unknown) => this.#call<Body>('PUT', path, body);
	delete = <Body>(path: string) => this.#call<Body>('DELETE', path);

	/** As the app does it: an access token that has run out is renewed, and the call made again. */
	async #call<Body>(method: string, path: string, body?: unknown, headers?: Record<string, string>) {
		const answer = await this.session.call<Body>(method, path, body, headers);
		if (answer.status !== 401 || !(await this.session.renew())) return answer;
		return this.session.call<Body>(method, path, body, headers);
	}

	async creates({
		project,
		timezone = 'Europe/Moscow'
	}: {
		project: string;
		timezone?: string;
	}): Promise<Project> {
		const { status, body } = await this.post<Project>('/api/projects', { name: project, timezone });
		if (status !== 201) throw new Error(`no project was made: ${JSON.stringify(body)}`);
		return body;
	}

	async invites(other: { email: string }, to: { id: string }, role: string): Promise<void> {
		const { status, body } = await this.post(`/api/projects/${to.id}/members`, { email: other.email, role });
		if (status !== 201) throw new Error(`nobody was invited: ${JSON.stringify(body)}`);
	}
}
