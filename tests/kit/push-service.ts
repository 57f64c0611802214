import { createDecipheriv, createECDH, createPublicKey, hkdfSync, randomBytes, verify } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { selfSigned } from './certificate.ts';

/** What arrived for a browser, opened with the key that only it has. */
export interface Arrived {
	payload: unknown;
	ttl: number;
	/** The claims of the sender's signature, once it has been checked. */
	claims: { aud: string; exp: number; sub: string };
	publicKey: string;
}

/** A browser's subscription, as `PushSubscription.toJSON()` gives it. */
export interface Subscription {
	endpoint: string;
	expirationTime: null;
	keys: { p256dh: string; auth: string };
}

/** A push service on loopback: over TLS, as real ones are, and as strict about signature and encryption (RFC 8030, 8291, 8292). */
export class PushService {
	readonly arrived: Arrived[] = [];
	/** What it answers instead of 201. */
	answers: number | undefined;
	readonly #tls = selfSigned();
	readonly #browsers = new Map<string, { ecdh: ReturnType<typeof createECDH>; auth: Buffer }>();
	readonly #server = createServer(this.#tls, (incoming, outgoing) => {
		this.#take(incoming).then(
			(status) => outgoing.writeHead(status).end(),
			(error: unknown) => outgoing.writeHead(400).end(String(error))
		);
	});
	readonly #trustedBefore = getCACertificates('default');

	static async starts(): Promise<PushService> {
		const service = new PushService();
		await new Promise<void>((resolve) => service.#server.listen(0, '127.0.0.1', resolve));
		setDefaultCACertificates([...service.#trustedBefore, service.#tls.cert]);
		return service;
	}

	get origin(): string {
		// The cast: a server that listens on a port has an address of this kind.
		return `https://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
	}

	/** The variable by which a product may reach it, as it may no other address of this machine that people give it. */
	readonly reachable = { OUTBOUND_ALLOW: '127.0.0.1' };

	/** In PEM: what a sender in another process has to trust. */
	get certificate(): string {
		return this.#tls.cert;
	}

	browser(): Subscription {
		const ecdh = createECDH('prime256v1');
		ecdh.generateKeys();
		const auth = randomBytes(16);
		const path = `/push/${randomBytes(12).toString('hex')}`;
		this.#browsers.set(path, { ecdh, auth });
		const keys = { p256dh: ecdh.getPublicKey('base64url'), auth: auth.toString('base64url') };
		return { endpoint: this.origin + path, expirationTime: null, keys };
	}

	async stops(): Promise<void> {
		setDefaultCACertificates(this.#trustedBefore);
		this.#server.closeAllConnections();
		await new Promise((resolve) => this.#server.close(resolve));
	}

	async #take(incoming: IncomingMessage): Promise<number> {
		const chunks: Buffer[] = [];
		for await (const chunk of incoming) chunks.push(chunk);
		if (this.answers !== undefined) return this.answers;
		const browser = this.#browsers.get(incoming.url ?? '');
		if (!browser) return 404;
		const body = Buffer.concat(chunks);
		if (body.length > 4096) return 413;
		const ttl = Number(incoming.headers['ttl'] ?? NaN);
		if (Number.isNaN(ttl) || incoming.headers['content-encoding'] !== 'aes128gcm') return 400;
		const { claims, publicKey } = this.#sender(incoming.headers.authorization ?? '');
		if (claims.aud !== this.origin || claims.exp * 1000 < Date.now()) return 403;
		this.arrived.push({
			payload: JSON.parse(opened(body, browser.ecdh, browser.auth)),
			ttl,
			claims,
			publicKey
		});
		return 201;
	}

	#sender(authorization: string): Pick<Arrived, 'claims' | 'publicKey'> {
		const [, token = '', publicKey = ''] = /^vapid t=([^,\s]+),\s*k=(\S+)$/.exec(authorization) ?? [];
		const [header = '', claims = '', signature = ''] = token.split('.');
		const point = Buffer.from(publicKey, 'base64url');
		const key = createPublicKey({
			format: 'jwk',
			key: {
				...{ kty: 'EC', crv: 'P-256' },
				x: point.subarray(1, 33).toString('base64url'),
				y: point.subarray(33, 65).toString('base64url')
			}
		});
		const signed = Buffer.from(`${header}.${claims}`);
		const isGood = verify(
			'sha256',
			signed,
			{ key, dsaEncoding: 'ieee-p1363' },
			Buffer.from(signature, 'base64url')
		);
		if (!isGood) throw new Error('the signature does not hold');
		return { claims: JSON.parse(Buffer.from(claims, 'base64url').toString()), publicKey };
	}
}

/** RFC 8291: one record of aes128gcm, whose key follows from both sides' points and the browser's secret. */
function opened(body: Buffer, ecdh: ReturnType<typeof createECDH>, auth: Buffer): string {
	const salt = body.subarray(0, 16);
	const theirs = body.subarray(21, 21 + (body[20] ?? 0));
	const sealed = body.subarray(21 + theirs.length);
	const info = Buffer.concat([Buffer.from('WebPush: info\0'), ecdh.getPublicKey(), theirs]);
	const shared = Buffer.from(hkdfSync('sha256', ecdh.computeSecret(theirs), auth, info, 32));
	const key = Buffer.from(hkdfSync('sha256', shared, salt, 'Content-Encoding: aes128gcm\0', 16));
	const nonce = Buffer.from(hkdfSync('sha256', shared, salt, 'Content-Encoding: nonce\0', 12));
	const decipher = createDecipheriv('aes-128-gcm', key, nonce, { authTagLength: 16 });
	decipher.setAuthTag(sealed.subarray(-16));
	const padded = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]);
	const end = padded.lastIndexOf(2);
	return padded.subarray(0, end).toString('utf8');
}
