import { afterAll, expect, it } from 'vitest';
import type { Person } from '#tests/kit/person.ts';
import type { Problem, Session } from '#tests/kit/session.ts';
import { newWorld } from '#tests/kit/world.ts';

const world = await newWorld();
afterAll(world.end);

const login = (email: string, password: string, browser = world.stranger()) =>
	browser.call<{ accessToken: string } & Problem>('POST', '/api/auth/login', { email, password });
const knock = (path: string, body: object) =>
	world.stranger().call<Problem & { email?: string }>('POST', `/api/auth/${path}`, body);
const wordTo = (email: string) =>
	world.mails.findLast((mail) => mail.to === email && mail.link.includes('token='))?.link.split('token=')[1];

async function forgets(email: string) {
	expect(await knock('forgot-password', { email })).toMatchObject({
		status: 202,
		body: { status: 'accepted' }
	});
	await world.mailsAreWritten();
	return wordTo(email);
}

const isSignedIn = async (browser: Session) => (await browser.call('GET', '/api/auth/me')).status === 200;

async function onPhone(person: Person): Promise<Session> {
	const phone = world.stranger();
	phone.accessToken = (await login(person.email, person.password, phone)).body.accessToken;
	return phone;
}

it('sets a new password by the link of a mail, once, and ends every session', async () => {
	const anna = await world.person('anna');
	await forgets(' ANNA@twexel.test ');
	const token = wordTo(anna.email);
	expect(world.mails.at(-1)?.link).toBe(`http://twexel.test/reset-password?token=${token}`);
	expect((await knock('reset-password', { token, password: 'a wholly new one' })).status).toBe(204);
	expect(await isSignedIn(anna.session)).toBe(false);
	expect(await anna.session.renew()).toBe(false);
	expect((await login(anna.email, anna.password)).status).toBe(401);
	expect((await login(anna.email, 'a wholly new one')).status).toBe(200);
	expect(world.mails.at(-1)).toMatchObject({ to: anna.email, subject: 'Пароль от Twexel изменён' });
	const again = await knock('reset-password', { token, password: 'and yet another' });
	expect(again).toMatchObject({ status: 422, body: { code: 'token_invalid' } });
});

it('keeps a link whose password was refused, and takes none after an hour', async () => {
	const boris = await world.person('boris');
	const token = await forgets(boris.email);
	const refused = await knock('reset-password', { token, password: 'short' });
	expect(refused.body).toMatchObject({ code: 'validation_failed', errors: [{ path: 'password' }] });
	world.clock.moveTo(new Date(world.clock.now().getTime() + 60 * 60_000));
	const late = await knock('reset-password', { token, password: 'a wholly new one' });
	expect(late.body.code).toBe('token_invalid');
	expect((await login(boris.email, boris.password)).status).toBe(200);
});

it('lets the other links for a password die with the one that was used', async () => {
	const vera = await world.person('vera');
	const first = await forgets(vera.email);
	const second = await forgets(vera.email);
	expect((await knock('reset-password', { token: first, password: 'a wholly new one' })).status).toBe(204);
	expect((await knock('reset-password', { token: second, password: 'a wholly other one' })).status).toBe(422);
});

it('answers the same for an address that nobody has, and writes to nobody', async () => {
	const before = world.mails.length;
	await forgets('nobody@twexel.test');
	expect((await knock('resend-verification', { email: 'nobody@twexel.test' })).status).toBe(202);
	await world.mailsAreWritten();
	expect(world.mails).toHaveLength(before);
});

it('writes to an address no more than six times an hour', async () => {
	const { email } = await world.person('galina');
	const count = () => world.mails.filter((mail) => mail.to === email).length;
	for (let tries = 0; tries < 9; tries++) await forgets(email);
	expect(count()).toBe(6);
});

it('proves the address too, for somebody who never confirmed it', async () => {
	const email = 'forgetful@twexel.test';
	await knock('register', { email, password: 'forgotten at once' });
	const token = await forgets(email);
	expect((await knock('reset-password', { token, password: 'remembered now' })).status).toBe(204);
	expect((await login(email, 'remembered now')).status).toBe(200);
});

it('sends the confirmation once more, and the first link works too', async () => {
	const email = 'impatient@twexel.test';
	await knock('register', { email, password: 'where is my mail' });
	const first = wordTo(email);
	await knock('resend-verification', { email });
	await world.mailsAreWritten();
	const second = wordTo(email);
	expect(second).not.toBe(first);
	expect((await knock('verify-email', { token: first })).status).toBe(200);
	expect((await knock('verify-email', { token: second })).status).toBe(422);
	await knock('resend-verification', { email });
	await world.mailsAreWritten();
	expect(world.mails.at(-1)).toMatchObject({ to: email, subject: 'У вас уже есть аккаунт Twexel' });
});

it('changes the password for who knows the present one, and ends the other sessions', async () => {
	const dina = await world.person('dina');
	const phone = await onPhone(dina);
	const change = (currentPassword: string, password: string) =>
		dina.put<Problem>('/api/auth/password', { currentPassword, password });
	expect((await change('not hers at all', 'a wholly new one')).body).toMatchObject({
		status: 422,
		errors: [{ path: 'currentPassword', code: 'password_wrong' }]
	});
	expect(await isSignedIn(phone)).toBe(true);
	expect((await change(dina.password, 'a wholly new one')).status).toBe(204);
	expect(await isSignedIn(phone)).toBe(false);
	expect(await isSignedIn(dina.session)).toBe(true);
	expect((await login(dina.email, 'a wholly new one')).status).toBe(200);
	expect(world.mails.at(-1)).toMatchObject({ to: dina.email, subject: 'Пароль от Twexel изменён' });
});

it('stops a session that guesses the present password', async () => {
	const egor = await world.person('egor');
	const guess = (count: number) =>
		egor.put('/api/auth/password', { currentPassword: `guess ${count}`, password: 'a wholly new one' });
	for (let count = 0; count < 10; count++) expect((await guess(count)).status).toBe(422);
	expect((await guess(10)).status).toBe(429);
	expect((await login(egor.email, egor.password)).status).toBe(200);
});

it('moves an account to an address that was proved, tells the old one, and the places in projects follow', async () => {
	const faina = await world.person('faina');
	const { id } = await faina.creates({ project: 'Кофейня' });
	const email = 'new-faina@twexel.test';
	const asks = (to: string, password = faina.password) =>
		faina.put<Problem>('/api/auth/email', { email: to, password });
	expect((await asks(email, 'not hers at all')).body.errors?.[0]).toMatchObject({ path: 'password' });
	expect(await asks(email)).toMatchObject({ status: 202, body: { status: 'confirmation_sent' } });
	await world.mailsAreWritten();
	expect(world.mails.find((mail) => mail.to === faina.email && mail.text.includes(email))).toBeDefined();
	expect((await faina.get('/api/auth/me')).body).toMatchObject({ email: faina.email });
	const token = wordTo(email);
	expect(await knock('confirm-email', { token })).toMatchObject({ status: 200, body: { email } });
	expect((await knock('confirm-email', { token })).status).toBe(422);
	expect((await faina.get('/api/auth/me')).body).toMatchObject({ email, emailVerified: true });
	expect((await login(faina.email, faina.password)).status).toBe(401);
	expect((await login(email, faina.password)).status).toBe(200);
	expect(world.mails.at(-1)).toMatchObject({ to: faina.email, text: expect.stringContaining(email) });
	expect((await faina.get(`/api/projects/${id}/members`)).body).toMatchObject({ items: [{ email }] });
});

it('says nothing about an address that is somebody’s, and moves nothing there', async () => {
	const gleb = await world.person('gleb');
	const inna = await world.person('inna');
	const asked = await gleb.put('/api/auth/email', { email: inna.email, password: gleb.password });
	expect(asked).toMatchObject({ status: 202, body: { status: 'confirmation_sent' } });
	await world.mailsAreWritten();
	expect(world.mails.at(-1)).toMatchObject({ to: inna.email, link: 'http://twexel.test/sign-in' });
	expect((await login(inna.email, inna.password)).status).toBe(200);
});

it('takes the places that were kept for the new address, and lets go one that was never proved', async () => {
	const kira = await world.person('kira');
	const lev = await world.person('lev');
	const email = 'lev-at-work@twexel.test';
	const first = await kira.creates({ project: 'Первый' });
	const both = await kira.creates({ project: 'Оба' });
	await kira.invites({ email }, first, 'editor');
	await kira.invites({ email }, both, 'viewer');
	await kira.invites(lev, both, 'author');
	await knock('register', { email, password: 'somebody else tries' });
	await lev.put('/api/auth/email', { email, password: lev.password });
	await world.mailsAreWritten();
	expect((await knock('confirm-email', { token: wordTo(email) })).status).toBe(200);
	const { body } = await lev.get<{ items: { name: string; myRole: string }[] }>('/api/projects');
	expect(body.items.map(({ name, myRole }) => [name, myRole]).sort()).toEqual([
		['Оба', 'author'],
		['Первый', 'editor']
	]);
});

it('stops a change of address by a new password', async () => {
	const mira = await world.person('mira');
	const email = 'stolen@twexel.test';
	await mira.put('/api/auth/email', { email, password: mira.password });
	await world.mailsAreWritten();
	const token = wordTo(email);
	const reset = await forgets(mira.email);
	expect((await knock('reset-password', { token: reset, password: 'a wholly new one' })).status).toBe(204);
	expect((await knock('confirm-email', { token })).body.code).toBe('token_invalid');
});

it('signs out everywhere, or everywhere else, and no browser rings any more', async () => {
	const nina = await world.person('nina');
	const phone = await onPhone(nina);
	const bytes = (length: number) => Buffer.alloc(length, 4).toString('base64url');
	const rings = { endpoint: 'https://push.twexel.com/nina', keys: { p256dh: bytes(65), auth: bytes(16) } };
	expect((await phone.call('POST', '/api/push/subscriptions', rings)).status).toBe(201);
	expect((await nina.delete('/api/auth/sessions?keep=current')).status).toBe(204);
	expect([await isSignedIn(phone), await isSignedIn(nina.session)]).toEqual([false, true]);
	const { rows } = await world.database.pool.query('select endpoint from push_subscriptions');
	expect(rows).toEqual([]);
	const laptop = await onPhone(nina);
	expect((await nina.delete('/api/auth/sessions')).status).toBe(204);
	expect([await isSignedIn(laptop), await isSignedIn(nina.session)]).toEqual([false, false]);
	expect([...nina.session.cookies.keys()]).toEqual(['twexel_device']);
});

it('closes the stream of a device that was signed out elsewhere at once', async () => {
	const olga = await world.person('olga');
	const phone = await onPhone(olga);
	const stream = await world.app.request('/sync/stream', {
		headers: { authorization: `Bearer ${phone.accessToken}` }
	});
	const startedAt = Date.now();
	const read = stream.text();
	await expect.poll(() => olga.delete('/api/auth/sessions?keep=current')).toMatchObject({ status: 204 });
	expect(await read).toContain('event: resync');
	expect(Date.now() - startedAt).toBeLessThan(10_000);
});
