import { createHmac, generateKeyPairSync } from 'node:crypto';
import { decodeJwt, SignJWT, type JWTPayload } from 'jose';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { derivedKey } from '#server/core/seal.ts';
import type { Person } from '../kit/person.ts';
import type { Problem, Session } from '../kit/session.ts';
import { newWorld, type World } from '../kit/world.ts';

let world: World;
let anna: Person;
beforeAll(async () => {
	world = await newWorld();
	anna = await world.person('anna');
});
afterAll(() => world.end());

const encoded = (part: object | string) =>
	Buffer.from(typeof part === 'string' ? part : JSON.stringify(part)).toString('base64url');
const claims = () => decodeJwt(anna.session.accessToken ?? '');
const key = () => derivedKey(world.deps.config.secretKey, 'access tokens');

/** What the program says to a token, at every door that takes one. */
async function answersTo(token: string): Promise<(string | number)[]> {
	const stranger = world.stranger();
	stranger.accessToken = token;
	const { body } = await stranger.call<Problem>('GET', '/api/auth/me');
	const sync = await stranger.call('GET', '/sync/posts/pull');
	const picture = await world
		.stranger()
		.call('GET', '/api/media/01890000-0000-7000-8000-000000000000', undefined, {
			cookie: `twexel_media=${token}`
		});
	return [body.code, sync.status, picture.status];
}
const refused = ['unauthorized', 401, 401];

const signed = (alg: string, payload: JWTPayload, header: object = {}, secret: Uint8Array = key()) =>
	new SignJWT(payload).setProtectedHeader({ ...header, alg }).sign(secret);

it('takes its own token, so that what follows means something', async () => {
	expect((await answersTo(await signed('HS256', claims())))[1]).toBe(200);
});

it.each(['none', 'None', 'NONE', 'nOnE', ''])('refuses a token whose algorithm is “%s”', async (alg) => {
	const body = encoded(JSON.stringify(claims()));
	expect(await answersTo(`${encoded({ alg, typ: 'JWT' })}.${body}.`)).toEqual(refused);
	const [, , signature] = (anna.session.accessToken ?? '').split('.');
	expect(await answersTo(`${encoded({ alg })}.${body}.${signature}`)).toEqual(refused);
});

it('refuses a token that is signed in another way than ours, be it with the very key', async () => {
	const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
	const rs256 = await new SignJWT(claims()).setProtectedHeader({ alg: 'RS256' }).sign(privateKey);
	expect(await answersTo(rs256)).toEqual(refused);
	// The public key as if it were the secret one, and the other way round.
	const pem = Buffer.from(publicKey.export({ type: 'spki', format: 'pem' }));
	expect(await answersTo(await signed('HS256', claims(), {}, pem))).toEqual(refused);
	const body = `${encoded({ alg: 'RS256' })}.${encoded(JSON.stringify(claims()))}`;
	const mixed = createHmac('sha256', key()).update(body).digest('base64url');
	expect(await answersTo(`${body}.${mixed}`)).toEqual(refused);
	const long = Buffer.concat([key(), key()]);
	for (const [alg, secret] of [
		['HS384', long],
		['HS512', long]
	] as const) {
		expect(await answersTo(await signed(alg, claims(), {}, secret))).toEqual(refused);
	}
});

it.each([
	{ kid: '../../../../dev/null' },
	{ kid: '/proc/self/environ' },
	{ kid: "x' union select 'guess' --" },
	{ jku: 'https://evil.test/keys.json' },
	{ jwk: { kty: 'oct', k: encoded('guess') } },
	{ x5u: 'https://evil.test/key.pem' }
])('looks for no key where a token says: %o', async (header) => {
	for (const secret of ['guess', '\0'.repeat(32)]) {
		expect(await answersTo(await signed('HS256', claims(), header, Buffer.from(secret)))).toEqual(refused);
	}
});

it.each<[string, (now: number) => JWTPayload]>([
	['has run out', (now) => ({ exp: now - 1 })],
	['never runs out', () => ({ exp: undefined })],
	['is not valid yet', (now) => ({ nbf: now + 60 })],
	['is somebody else’s', () => ({ iss: 'another' })],
	['is for something else', () => ({ aud: 'twexel:other' })],
	['names nobody', () => ({ sub: undefined })],
	['names no session', () => ({ sid: undefined })],
	['names a session of another person', () => ({ sub: '01890000-0000-7000-8000-000000000000' })]
])('refuses a well-signed token that %s', async (_, change) => {
	const now = Math.floor(world.clock.now().getTime() / 1000);
	const [code, sync] = await answersTo(await signed('HS256', { ...claims(), ...change(now) }));
	expect(['unauthorized', 'session_ended']).toContain(code);
	expect(sync).toBe(401);
});

const login = (browser: Session, email: string, password: string) =>
	browser.call<{ accessToken: string } & Problem>('POST', '/api/auth/login', { email, password });
const refresh = (cookie: string) =>
	world.stranger().call('POST', '/api/auth/refresh', undefined, { cookie: `twexel_refresh=${cookie}` });

it('ends the whole family when a used refresh token comes again, its newest member too', async () => {
	const boris = await world.person('boris');
	const first = boris.session.cookies.get('twexel_refresh') ?? '';
	expect(await boris.session.renew()).toBe(true);
	expect(await boris.session.renew()).toBe(true);
	const newest = boris.session.cookies.get('twexel_refresh') ?? '';
	world.clock.moveTo(new Date(world.clock.now().getTime() + 1));
	expect((await refresh(first)).status).toBe(401);
	expect((await refresh(newest)).status).toBe(401);
	expect((await boris.session.call<Problem>('GET', '/api/auth/me')).body.code).toBe('session_ended');
	expect(world.logged.join('')).toContain('token_reused');
});

it('makes new tokens at every sign-in, whatever the browser brought along', async () => {
	const vera = await world.person('vera');
	const planted = { twexel_refresh: 'a'.repeat(43), twexel_device: 'b'.repeat(43), twexel_media: 'c' };
	const victim = world.stranger();
	for (const [name, value] of Object.entries(planted)) victim.cookies.set(name, value);
	expect((await login(victim, vera.email, vera.password)).status).toBe(200);
	for (const [name, value] of Object.entries(planted)) {
		expect(victim.cookies.get(name)).toBeDefined();
		expect(victim.cookies.get(name)).not.toBe(value);
	}
	expect((await refresh(planted.twexel_refresh)).status).toBe(401);
	const before = victim.cookies.get('twexel_refresh');
	await login(victim, vera.email, vera.password);
	expect(victim.cookies.get('twexel_refresh')).not.toBe(before);
});

it('lets in no tab that slept through the sign-out, at its very next request', async () => {
	const gleb = await world.person('gleb');
	const sleeping = world.stranger();
	sleeping.accessToken = gleb.session.accessToken;
	for (const [name, value] of gleb.session.cookies) sleeping.cookies.set(name, value);
	expect((await sleeping.call('GET', '/sync/posts/pull')).status).toBe(200);
	expect((await gleb.post('/api/auth/logout')).status).toBe(204);
	expect((await sleeping.call('GET', '/sync/posts/pull')).status).toBe(401);
	expect((await sleeping.call('POST', '/sync/posts/push', [])).status).toBe(401);
	expect((await sleeping.call('GET', '/sync/stream')).status).toBe(401);
	expect(await sleeping.renew()).toBe(false);
});

it('compares every byte of a password, and none beyond what bcrypt reads', async () => {
	const email = 'dina@twexel.test';
	const longest = 'Dina wrote seventy-two bytes here, no more & no less: 0123456789!? abcd.';
	expect(Buffer.byteLength(longest)).toBe(72);
	const register = (password: string) =>
		world.stranger().call('POST', '/api/auth/register', { email, password });
	expect((await register(`${longest}A`)).status).toBe(422);
	expect((await register(longest)).status).toBe(201);
	const token = world.mails.findLast((mail) => mail.to === email)?.link.split('token=')[1];
	await world.stranger().call('POST', '/api/auth/verify-email', { token });
	for (const other of [`${longest}A`, `${longest}B`, `${longest}\0`, `${longest.slice(0, 71)}!`]) {
		expect((await login(world.stranger(), email, other)).body.code).toBe('invalid_credentials');
	}
	expect((await login(world.stranger(), email, longest)).status).toBe(200);
});

it('takes as long for an address that nobody has as for a wrong password', async () => {
	const slow = await newWorld();
	afterAll(slow.end);
	slow.deps.config.passwordCost = 10;
	const { email } = await slow.person('known');
	const times: [number[], number[]] = [[], []];
	for (let round = 0; round < 7; round++) {
		for (const [index, address] of [email, `nobody-${round}@twexel.test`].entries()) {
			const startedAt = performance.now();
			await slow.stranger().call('POST', '/api/auth/login', { email: address, password: 'a wrong guess' });
			times[index === 0 ? 0 : 1].push(performance.now() - startedAt);
		}
	}
	const [known = 0, unknown = 1] = times.map((all) => all.toSorted((a, b) => a - b)[3]);
	// Without a comparison an answer takes a tenth of the time; what a busy machine adds is the same for both.
	expect(known / unknown).toBeGreaterThan(0.5);
	expect(known / unknown).toBeLessThan(2);
});
