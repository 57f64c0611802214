import { Readable } from 'node:stream';
import { Agent, request } from 'undici';
import { bodyOf, type Limits } from './outbound-body.ts';
import { OutboundRefusal } from './outbound-refusal.ts';
import { isReachable, pinned, readAllowed, type Allowed } from './outbound-address.ts';

/** What is asked of an address that a person gave us, and what of its answer is taken. */
export interface Asked extends Partial<Limits> {
	method?: 'GET' | 'HEAD' | 'POST';
	headers?: Record<string, string>;
	body?: string | Buffer;
	/** How often it may be sent on; each new address is judged like the first. */
	redirects?: number;
	/** Only over TLS. */
	isSecure?: boolean;
	/** What it says to be, as in /^image\//; anything if left out. */
	type?: RegExp;
	signal?: AbortSignal;
}

export interface Received {
	/** Where the answer came from in the end. */
	url: string;
	status: number;
	headers: Record<string, string>;
	body: Buffer;
}

/**
 * The one way to addresses that people give us: push services, feeds, hooks, media by link. What is asked goes to a public address alone,
 * which is judged in the very moment of connecting and is the one that is connected to: a name that resolves to another address the second
 * time gains nothing. `allow`: OUTBOUND_ALLOW, for tests and intranets.
 */
export interface Outbound {
	/** Throws OutboundRefusal where the address or the answer is not taken; whatever else is thrown is the network's. */
	ask(url: string, asked?: Asked): Promise<Received>;
	/** Whether an address could be asked at all, as far as it says so itself. */
	judge(url: string, isSecure?: boolean): URL;
	close(): Promise<void>;
}

/** All in milliseconds. */
const connectPatience = 5000;
const wholePatience = 15_000;
const usual = { redirects: 3, largest: 5 * 1024 * 1024, ratio: 20 };

export function newOutbound(allow: string | undefined): Outbound {
	const allowed = readAllowed(allow);
	const agent = new Agent({
		connect: { lookup: pinned(allowed), timeout: connectPatience },
		headersTimeout: wholePatience,
		bodyTimeout: connectPatience,
		maxHeaderSize: 32 * 1024,
		keepAliveTimeout: 1000
	});
	return {
		judge: (url, isSecure = false) => judged(url, allowed, isSecure),
		ask: (url, asked = {}) => ask(agent, allowed, url, asked),
		close: () => agent.close()
	};
}

async function ask(agent: Agent, allowed: Allowed, given: string, asked: Asked): Promise<Received> {
	const { isSecure = false, type, redirects = usual.redirects } = asked;
	const { largest = usual.largest, ratio = usual.ratio } = asked;
	const deadline = AbortSignal.timeout(wholePatience);
	const signal = asked.signal ? AbortSignal.any([asked.signal, deadline]) : deadline;
	let url = judged(given, allowed, isSecure);
	let { method = 'GET', headers = {}, body } = asked;
	for (let sent = 0; ; sent++) {
		const answer = await request(url, {
			dispatcher: agent,
			method,
			headers: { 'user-agent': 'Twexel', 'accept-encoding': 'gzip, br', ...headers },
			body: body ?? null,
			signal
		}).catch((error: unknown) => {
			throw refusalIn(error) ?? (deadline.aborted ? new OutboundRefusal('slow') : error);
		});
		const to = location(answer.statusCode, answer.headers['location']);
		if (to !== undefined) {
			drop(answer.body);
			if (sent >= redirects) throw new OutboundRefusal('redirects');
			const next = judged(URL.parse(to, url)?.href ?? '', allowed, isSecure);
			// What was meant for one origin is not told to another.
			if (next.origin !== url.origin) headers = {};
			if (answer.statusCode !== 307 && answer.statusCode !== 308) [method, body] = ['GET', undefined];
			url = next;
			continue;
		}
		const received = namedHeaders(answer.headers);
		const isWanted = type === undefined || type.test(received['content-type'] ?? '');
		if (!isWanted) {
			drop(answer.body);
			throw new OutboundRefusal('type');
		}
		try {
			const whole = await bodyOf(Readable.from(answer.body), received, { largest, ratio });
			return { url: url.href, status: answer.statusCode, headers: received, body: whole };
		} catch (error) {
			drop(answer.body);
			throw deadline.aborted ? new OutboundRefusal('slow') : error;
		}
	}
}

/** Nobody reads on. That it was broken off is no news to anybody. */
const drop = (body: Readable): void => void body.on('error', () => undefined).destroy();

/** By its words alone: what it resolves to is looked at when it is connected to. */
function judged(text: string, allowed: Allowed, isSecure: boolean): URL {
	const url = URL.parse(text);
	if (!url || !/^https?:$/.test(url.protocol) || (isSecure && url.protocol !== 'https:')) {
		throw new OutboundRefusal('scheme');
	}
	if (url.username !== '' || url.password !== '') throw new OutboundRefusal('credentials');
	const verdict = isReachable(url.hostname, allowed);
	if (verdict === 'never') throw new OutboundRefusal('address');
	if (verdict === 'public' && url.port !== '' && !/^(80|443)$/.test(url.port))
		throw new OutboundRefusal('port');
	return url;
}

const location = (status: number, header: string | string[] | undefined): string | undefined =>
	[301, 302, 303, 307, 308].includes(status) && typeof header === 'string' ? header : undefined;

const namedHeaders = (headers: Record<string, string | string[] | undefined>): Record<string, string> =>
	Object.fromEntries(
		Object.entries(headers).map(([name, value]) => [
			name,
			Array.isArray(value) ? value.join(', ') : (value ?? '')
		])
	);

/** Thrown while connecting, it comes wrapped. */
function refusalIn(error: unknown): OutboundRefusal | undefined {
	if (error instanceof OutboundRefusal) return error;
	if (error instanceof AggregateError) return error.errors.map(refusalIn).find(Boolean);
	return error instanceof Error && error.cause !== undefined ? refusalIn(error.cause) : undefined;
}
