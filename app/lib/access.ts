import { uuidv4, uuidv7 } from 'uuidv7';
import { Offline, problemOf } from './api-problem.ts';

/** Who is signed in, as the server tells it. */
export interface User {
	id: string;
	email: string;
	name: string;
	locale: 'ru' | 'en';
	role: 'user' | 'admin';
	emailVerified: boolean;
}

/** The answer of login, verify-email and refresh. */
export interface SessionAnswer {
	accessToken: string;
	expiresIn: number;
	user: User;
}

interface Listener {
	renewed: (user: User) => void;
	/** The server refused to renew: the session is over for certain, which no lost network ever means. */
	ended: () => void;
}

// In memory alone: storage is readable by every script of the origin, and the refresh cookie brings a new one anyway.
let token: string | null = null;
let renewing: Promise<string> | null = null;
let listener: Listener = { renewed: () => {}, ended: () => {} };

export const listenToAccess = (to: Listener): void => void (listener = to);
export const takeAccess = (accessToken: string): void => void (token = accessToken);
export const dropAccess = (): void => void (token = null);

/** The access token as it is, or a fresh one where there is none, or where `refused` is still the one we have. */
export const access = async (refused?: string): Promise<string> =>
	token !== null && token !== refused ? token : renewed();

/**
 * `fetch` that tells a server that was not reached from everything else. Each request has a name, made here, which the server writes into every
 * line of its log that is about it, those of its jobs too.
 */
export async function reach(path: string, init: RequestInit): Promise<Response> {
	const headers = new Headers(init.headers);
	headers.set('x-request-id', uuidv7());
	try {
		return await fetch(path, { ...init, headers });
	} catch (error) {
		if (init.signal?.aborted) throw error;
		throw new Offline();
	}
}

/** One renewal at a time, in this tab by the promise, among tabs by the lock: a refresh cookie that is used twice ends the session. */
function renewed(): Promise<string> {
	renewing ??= alone(renew).finally(() => (renewing = null));
	return renewing;
}

/** Where the name of a renewal lies that has not been answered. */
const unanswered = 'twexel.renewal';

/**
 * The renewal has a name until it is answered, also beyond a page that goes meanwhile: the server may have changed the cookie for one that never
 * arrived, and takes the old one a second time from nobody but the same try.
 */
async function renew(): Promise<string> {
	const name = localStorage.getItem(unanswered) ?? uuidv4();
	localStorage.setItem(unanswered, name);
	const response = await reach('/api/auth/refresh', { method: 'POST', headers: { 'idempotency-key': name } });
	if (!response.ok) {
		const problem = await problemOf(response);
		if (response.status === 401) {
			localStorage.removeItem(unanswered);
			token = null;
			listener.ended();
		}
		throw problem;
	}
	// The contract's shape, from our own server.
	const answer = (await response.json()) as SessionAnswer;
	localStorage.removeItem(unanswered);
	token = answer.accessToken;
	listener.renewed(answer.user);
	return answer.accessToken;
}

/** Locks exist only on https and localhost; elsewhere two tabs are left to their luck. */
const alone = async <T>(work: () => Promise<T>): Promise<T> =>
	'locks' in navigator ? navigator.locks.request('twexel.refresh', work) : work();
