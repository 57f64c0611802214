import { access, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { decodeJwt, SignJWT } from 'jose';
import { afterAll, expect, it } from 'vitest';
import { media } from '#db/schema.ts';
import { budgetsPass } from '#tests/kit/places.ts';
import { newWorld } from '#tests/kit/world.ts';
import type { Problem, Session } from '#tests/kit/session.ts';

const world = await newWorld();
afterAll(world.end);

const refresh = (browser: Session, cookie?: string, agent = 'Firefox') =>
	browser.call<{ accessToken: string } & Problem>('POST', '/api/auth/refresh', undefined, {
		'user-agent': agent,
		...(cookie === undefined ? {} : { cookie: `twexel_refresh=${cookie}` })
	});
const login = (browser: Session, email: string, password: string) =>
	browser.call<{ accessToken: string; expiresIn: number; user: object } & Problem>(
		'POST',
		'/api/auth/login',
		{
			email,
			password
		}
	);
const linkTo = (email: string) => world.mails.findLast((mail) => mail.to === email)?.link ?? '';

it('makes whom the host named administrator, and not the first', async () => {
	const named = await newWorld({ env: { ADMIN_EMAIL: 'Boss@twexel.test' } });
	afterAll(named.end);
	const first = await named.person('first');
	const boss = await named.person('boss');
	expect((await first.get('/api/auth/me')).body).toMatchObject({ role: 'user' });
	expect((await boss.get('/api/auth/me')).body).toMatchObject({ role: 'admin' });
});

it('makes the first who verifies administrator, and nobody after', async () => {
	const anna = await world.person('anna');
	const boris = await world.person('boris');
	expect((await anna.get('/api/auth/me')).body).toEqual({
		id: anna.userId,
		email: 'anna@twexel.test',
		name: 'anna',
		locale: 'ru',
		role: 'admin',
		emailVerified: true
	});
	expect((await boris.get('/api/auth/me')).body).toMatchObject({ role: 'user' });
});

it('answers the same for an address that exists, and tells its owner', async () => {
	const olga = await world.person('olga');
	const again = { email: '  OLGA@Twexel.test ', password: 'somebody else tries' };
	const answer = await world.stranger().call('POST', '/api/auth/register', again);
	expect(answer).toMatchObject({ status: 201, body: { status: 'verification_sent' } });
	expect(world.mails.at(-1)).toMatchObject({ to: olga.email, link: 'http://twexel.test/sign-in' });
	expect((await login(world.stranger(), olga.email, again.password)).status).toBe(401);
	expect((await login(world.stranger(), olga.email, olga.password)).status).toBe(200);
});

it('takes an address that nobody verified anew: the last password counts and the first link is dead', async () => {
	const email = 'late@twexel.test';
	await world.stranger().call('POST', '/api/auth/register', { email, password: 'the first password' });
	const first = linkTo(email).split('token=')[1];
	await world.stranger().call('POST', '/api/auth/register', { email, password: 'the second password' });
	const second = linkTo(email).split('token=')[1];
	const verify = (token: string | undefined) =>
		world.stranger().call<Problem>('POST', '/api/auth/verify-email', { token });
	expect((await verify(first)).body).toMatchObject({ status: 422, code: 'token_invalid' });
	expect((await login(world.stranger(), email, 'the second password')).body.code).toBe('email_not_verified');
	expect((await verify(second)).status).toBe(200);
	expect((await verify(second)).body.code).toBe('token_invalid');
	expect((await login(world.stranger(), email, 'the first password')).body.code).toBe('invalid_credentials');
	expect((await login(world.stranger(), email, 'the second password')).status).toBe(200);
});

it('refuses passwords that are too short, or longer than bcrypt reads, and cuts none', async () => {
	const register = (password: string) =>
		world.stranger().call<Problem>('POST', '/api/auth/register', { email: 'long@twexel.test', password });
	expect((await register('123456789')).body.errors?.[0]?.path).toBe('password');
	expect((await register('п'.repeat(37))).status).toBe(422);
	expect((await register('a\0b'.repeat(5))).status).toBe(422);
	const longest = 'съешьещёэтихмягкихбулокдавыпейчаюжмж';
	expect((await register(longest)).status).toBe(201);
	await world
		.stranger()
		.call('POST', '/api/auth/verify-email', { token: linkTo('long@twexel.test').split('token=')[1] });
	expect((await login(world.stranger(), 'long@twexel.test', longest)).status).toBe(200);
	expect((await login(world.stranger(), 'long@twexel.test', `${longest}!`)).body.code).toBe(
		'invalid_credentials'
	);
});

it('gives a session answer and cookies that scripts cannot read', async () => {
	const vera = await world.person('vera');
	const answer = await login(world.stranger(), vera.email, vera.password);
	expect(answer.body).toMatchObject({ expiresIn: 900, user: { email: vera.email } });
	const cookies = answer.headers.getSetCookie();
	const named = (name: string) => cookies.find((cookie) => cookie.startsWith(`${name}=`));
	expect(named('twexel_refresh')).toMatch(
		/^twexel_refresh=[\w-]{43}; .*HttpOnly.*Path=\/api\/auth.*SameSite=Lax/i
	);
	expect(named('twexel_media')).toMatch(/^twexel_media=.*Path=\/api\/media; HttpOnly; SameSite=Strict/i);
});

it('changes the refresh token at every use, and ends the session when an old one comes back', async () => {
	const gleb = await world.person('gleb');
	const browser = world.stranger();
	await browser.call(
		'POST',
		'/api/auth/login',
		{ email: gleb.email, password: gleb.password },
		{ 'user-agent': 'Firefox' }
	);
	const first = browser.cookies.get('twexel_refresh');
	const { body } = await refresh(browser);
	expect(browser.cookies.get('twexel_refresh')).not.toBe(first);
	browser.accessToken = body.accessToken;
	expect((await browser.call('GET', '/api/auth/me')).status).toBe(200);

	await world.clock.moveTo(new Date(world.clock.now().getTime() + 1));
	const stolen = await refresh(world.stranger(), first);
	expect(stolen).toMatchObject({ status: 401, body: { code: 'session_ended' } });
	expect((await browser.call<Problem>('GET', '/api/auth/me')).body.code).toBe('session_ended');
	expect((await refresh(browser)).status).toBe(401);
});

it('gives a successor again to the same try, whose answer was lost, and to nobody else', async () => {
	const lena = await world.person('lena');
	const signsIn = async () => {
		const browser = world.stranger();
		await login(browser, lena.email, lena.password);
		return browser.cookies.get('twexel_refresh') ?? '';
	};
	/** A browser that holds this token asks, at a moment of its own. */
	const asks = async (token: string, key?: string) => {
		world.clock.moveTo(new Date(world.clock.now().getTime() + 60_000));
		const browser = world.stranger();
		const { status } = await browser.call('POST', '/api/auth/refresh', undefined, {
			cookie: `twexel_refresh=${token}`,
			...(key === undefined ? {} : { 'idempotency-key': key })
		});
		return { status, next: browser.cookies.get('twexel_refresh') ?? '' };
	};

	const token = await signsIn();
	const lost = await asks(token, 'one');
	const lostToo = await asks(token, 'one');
	const came = await asks(token, 'one');
	expect([lost, lostToo, came].map(({ status }) => status)).toEqual([200, 200, 200]);
	expect(new Set([lost.next, lostToo.next, came.next]).size).toBe(3);
	expect((await asks(came.next, 'two')).status).toBe(200);
	// Its answer has arrived: whoever comes with it now has a copy.
	expect((await asks(token, 'one')).status).toBe(401);

	for (const key of [undefined, 'a guess']) {
		const stolen = await signsIn();
		const { next } = await asks(stolen, 'one');
		expect((await asks(stolen, key)).status).toBe(401);
		expect((await asks(next)).status).toBe(401);
	}
	expect((await asks(await signsIn(), 'x'.repeat(201))).status).toBe(422);
});

it('lets two tabs refresh at the same moment', async () => {
	const dina = await world.person('dina');
	const browser = world.stranger();
	await browser.call(
		'POST',
		'/api/auth/login',
		{ email: dina.email, password: dina.password },
		{ 'user-agent': 'Firefox' }
	);
	const cookie = browser.cookies.get('twexel_refresh');
	const tabs = await Promise.all([1, 2, 3].map(() => refresh(world.stranger(), cookie)));
	expect(tabs.map((tab) => tab.status)).toEqual([200, 200, 200]);
	expect((await refresh(world.stranger(), cookie, 'another browser')).body.code).toBe('session_ended');
});

it('ends the session at logout, and its access tokens with it', async () => {
	const egor = await world.person('egor');
	expect((await egor.post('/api/auth/logout')).status).toBe(204);
	// That the browser is known opens nothing.
	expect([...egor.session.cookies.keys()]).toEqual(['twexel_device']);
	expect((await egor.get<Problem>('/api/auth/me')).body).toMatchObject({
		status: 401,
		code: 'session_ended'
	});
	expect((await world.stranger().call('POST', '/api/auth/logout')).status).toBe(204);
});

it('shows the devices and ends the one that is chosen', async () => {
	const faina = await world.person('faina');
	const phone = world.stranger();
	phone.accessToken = (await login(phone, faina.email, faina.password)).body.accessToken;
	type Sessions = { items: { id: string; isCurrent: boolean }[] };
	const { body } = await faina.get<Sessions>('/api/auth/sessions');
	expect(body.items).toHaveLength(2);
	const other = body.items.find((item) => !item.isCurrent);
	expect((await faina.delete(`/api/auth/sessions/${other?.id}`)).status).toBe(204);
	expect((await phone.call('GET', '/api/auth/me')).status).toBe(401);
	expect((await faina.get('/api/auth/me')).status).toBe(200);
	expect((await faina.delete(`/api/auth/sessions/${other?.id}`)).status).toBe(404);
});

it('believes no token that is old, changed, unsigned, or made for something else', async () => {
	const inna = await world.person('inna');
	const token = inna.session.accessToken ?? '';
	const tries = async (accessToken: string) => {
		const browser = world.stranger();
		browser.accessToken = accessToken;
		return (await browser.call<Problem>('GET', '/api/auth/me')).body.code;
	};
	const [head, body, signature] = token.split('.');
	const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${body}.`;
	const forged = await new SignJWT(decodeJwt(token))
		.setProtectedHeader({ alg: 'HS256' })
		.sign(Buffer.from('guess'));
	expect(await tries(unsigned)).toBe('unauthorized');
	expect(await tries(forged)).toBe('unauthorized');
	expect(
		await tries(`${head}.${body}.${signature?.replace(/./, (letter) => (letter === 'A' ? 'B' : 'A'))}`)
	).toBe('unauthorized');
	expect(await tries(inna.session.cookies.get('twexel_media') ?? '')).toBe('unauthorized');
	expect(await tries('')).toBe('unauthorized');
	world.clock.moveTo(new Date(world.clock.now().getTime() + 15 * 60_000 + 1000));
	expect(await tries(token)).toBe('unauthorized');
});

it('sends a guesser away for a while, but not the owner where they have signed in before', async () => {
	const kira = await world.person('kira');
	for (let count = 0; count < 10; count++) {
		expect((await login(world.stranger(), kira.email, `guess number ${count}`)).status).toBe(401);
	}
	const eleventh = await login(world.stranger(), kira.email, kira.password);
	expect(eleventh).toMatchObject({ status: 429, body: { code: 'too_many_requests' } });
	expect(Number(eleventh.headers.get('retry-after'))).toBeGreaterThan(0);
	expect(eleventh.headers.get('ratelimit-policy')).toBe('"account";q=10;w=900');
	expect(eleventh.headers.get('ratelimit')).toMatch(/^"account";r=0;t=\d+$/);
	expect((await login(kira.session, kira.email, kira.password)).status).toBe(200);
	await budgetsPass(world, 16);
	expect((await login(world.stranger(), kira.email, kira.password)).status).toBe(200);
});

it('takes cookies from our own pages alone', async () => {
	const lev = await world.person('lev');
	const from = (headers: Record<string, string>) =>
		lev.session.call('POST', '/api/auth/refresh', undefined, headers);
	expect((await from({ origin: 'https://evil.test' })).status).toBe(403);
	expect((await from({ 'sec-fetch-site': 'cross-site' })).status).toBe(403);
	expect((await from({ origin: 'http://twexel.test', 'sec-fetch-site': 'same-origin' })).status).toBe(200);
});

it('renames a person, also in their projects', async () => {
	const mira = await world.person('mira');
	const { id } = await mira.creates({ project: 'Кофейня' });
	expect((await mira.put('/api/auth/me', { name: 'Мира', locale: 'en' })).body).toMatchObject({
		name: 'Мира',
		locale: 'en'
	});
	const { body } = await mira.get(`/api/projects/${id}/members`);
	expect(body).toMatchObject({ items: [{ name: 'Мира' }] });
});

it('erases a person with what only they own, and hands on what others share', async () => {
	const nina = await world.person('nina');
	const oleg = await world.person('oleg');
	const own = await nina.creates({ project: 'Своё' });
	const hash = await keepFile(own.id, nina.userId);
	const shared = await nina.creates({ project: 'Общее' });
	await nina.invites(oleg, shared, 'author');
	expect((await nina.delete('/api/auth/me')).status).toBe(204);
	expect((await nina.get('/api/auth/me')).status).toBe(401);
	expect((await login(world.stranger(), nina.email, nina.password)).status).toBe(401);
	const { rows } = await world.database.pool.query('select id from projects where id = $1', [own.id]);
	expect(rows).toEqual([]);
	await expect(access(world.deps.files.path(hash))).rejects.toThrow();
	expect((await oleg.get('/api/projects')).body).toMatchObject({
		items: [{ id: shared.id, myRole: 'owner' }]
	});
});

async function keepFile(projectId: string, createdBy: string): Promise<string> {
	const { files, db } = world.deps;
	const path = join(await files.scratch(), 'picture');
	await writeFile(path, 'bytes');
	const hash = await files.keyOf(path);
	await files.put(path, hash);
	await db
		.insert(media)
		.values({ projectId, kind: 'image', mime: 'image/png', bytes: 5, name: 'a', hash, createdBy });
	return hash;
}

it('logs no password and no token', () => {
	const all = world.logged.join('');
	expect(all).not.toMatch(/knows this|eyJ[\w-]+\./);
});
