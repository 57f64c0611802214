import { TOTP } from 'otpauth';
import { afterAll, expect, it } from 'vitest';
import type { Person } from '#tests/kit/person.ts';
import type { Problem, Session } from '#tests/kit/session.ts';
import { newWorld } from '#tests/kit/world.ts';

const world = await newWorld();
afterAll(world.end);

interface Half extends Problem {
	step: string;
	accessToken?: string;
}
const login = (person: Person, browser: Session = world.stranger()) =>
	browser.call<Half>('POST', '/api/auth/login', { email: person.email, password: person.password });
const finish = (step: string, code: string, browser: Session = world.stranger()) =>
	browser.call<Half>('POST', '/api/auth/login/code', { step, code });
const codeOf = (secret: string) => new TOTP({ secret }).generate({ timestamp: world.clock.now().getTime() });
const passes = (seconds: number) =>
	world.clock.moveTo(new Date(world.clock.now().getTime() + seconds * 1000));

/** Turns the second factor on, as a person does with their phone. */
async function turnsOn(person: Person) {
	const { body } = await person.post<{ secret: string; uri: string }>('/api/auth/totp', {
		password: person.password
	});
	const confirmed = await person.post<{ recoveryCodes: string[] }>('/api/auth/totp/confirm', {
		code: codeOf(body.secret)
	});
	expect(confirmed.status).toBe(200);
	passes(30);
	return { ...body, recoveryCodes: confirmed.body.recoveryCodes };
}

it('asks for a code after the password, once an app has shown one', async () => {
	const anna = await world.person('anna');
	const wrong = await anna.post<Problem>('/api/auth/totp', { password: 'not hers at all' });
	expect(wrong.body.errors?.[0]).toMatchObject({ path: 'password', code: 'password_wrong' });
	const { uri, secret } = await turnsOn(anna);
	expect(uri).toContain('issuer=Twexel');
	expect(world.mails.at(-1)).toMatchObject({ to: anna.email, subject: expect.stringContaining('с кодом') });
	expect((await anna.get('/api/auth/factors')).body).toMatchObject({
		totp: { isOn: true },
		recoveryCodesLeft: 10
	});

	const half = await login(anna);
	expect(half).toMatchObject({ status: 403, body: { code: 'second_factor_required' } });
	expect(half.headers.getSetCookie()).toEqual([]);
	expect((await finish(half.body.step, '000000')).body.code).toBe('code_invalid');
	const browser = world.stranger();
	const whole = await finish(half.body.step, codeOf(secret), browser);
	expect(whole).toMatchObject({ status: 200, body: { expiresIn: 900, user: { email: anna.email } } });
	expect(await browser.renew()).toBe(true);
	expect((await finish(half.body.step, codeOf(secret))).body.code).toBe('token_invalid');
});

it('takes a code once, and a step for ten minutes', async () => {
	const boris = await world.person('boris');
	const { secret } = await turnsOn(boris);
	const first = await login(boris);
	const second = await login(boris);
	const code = codeOf(secret);
	expect((await finish(first.body.step, code)).status).toBe(200);
	expect((await finish(second.body.step, code)).body.code).toBe('code_invalid');
	passes(10 * 60);
	expect((await finish(second.body.step, codeOf(secret))).body.code).toBe('token_invalid');
});

it('takes a recovery code once, however it is typed', async () => {
	const vera = await world.person('vera');
	const { recoveryCodes } = await turnsOn(vera);
	expect(new Set(recoveryCodes).size).toBe(10);
	const typed = recoveryCodes[0]?.toUpperCase().replaceAll('-', ' ') ?? '';
	expect((await finish((await login(vera)).body.step, typed)).status).toBe(200);
	expect((await finish((await login(vera)).body.step, typed)).body.code).toBe('code_invalid');
	const fresh = await vera.post<{ recoveryCodes: string[] }>('/api/auth/recovery-codes', {
		password: vera.password
	});
	const [old = '', now = ''] = [recoveryCodes[1], fresh.body.recoveryCodes[0]];
	expect((await finish((await login(vera)).body.step, old)).body.code).toBe('code_invalid');
	expect((await finish((await login(vera)).body.step, now)).status).toBe(200);
});

it('stops who guesses codes', async () => {
	const gleb = await world.person('gleb');
	await turnsOn(gleb);
	const { step } = (await login(gleb)).body;
	for (let count = 0; count < 10; count++) {
		expect((await finish(step, String(100_000 + count))).status).toBe(422);
	}
	expect((await finish(step, '123456')).status).toBe(429);
});

it('is off again for who knows the password', async () => {
	const dina = await world.person('dina');
	await turnsOn(dina);
	expect((await dina.post('/api/auth/totp/off', { password: 'not hers at all' })).status).toBe(422);
	expect((await dina.post('/api/auth/totp/off', { password: dina.password })).status).toBe(204);
	expect((await login(dina)).status).toBe(200);
	expect((await dina.get('/api/auth/factors')).body).toMatchObject({
		totp: { isOn: false },
		recoveryCodesLeft: 0
	});
});

it('keeps secrets sealed and codes hashed', async () => {
	const egor = await world.person('egor');
	const { secret, recoveryCodes } = await turnsOn(egor);
	const { rows } = await world.database.pool.query(
		'select t.sealed, array(select hash from recovery_codes) as hashes from totp_factors t'
	);
	const stored = JSON.stringify(rows) + world.logged.join('');
	expect(stored).not.toContain(secret);
	expect(stored).not.toContain(recoveryCodes[0]);
});

it('refuses a passkey that nobody made, and what is no passkey at all', async () => {
	const faina = await world.person('faina');
	const offered = await world
		.stranger()
		.call<{ step: string; options: { challenge: string } }>('POST', '/api/auth/login/passkey/offer', {});
	expect(offered.body.options.challenge).toMatch(/^[\w-]{40,}$/);
	const bytes = Buffer.alloc(40, 7).toString('base64url');
	const response = {
		...{ id: bytes, rawId: bytes, type: 'public-key', clientExtensionResults: {} },
		response: { clientDataJSON: bytes, authenticatorData: bytes, signature: bytes }
	};
	const use = (step: string) =>
		world.stranger().call<Problem>('POST', '/api/auth/login/passkey', { step, response });
	expect((await use(offered.body.step)).body.code).toBe('passkey_invalid');
	expect((await use(offered.body.step)).body.code).toBe('token_invalid');
	const offer = await faina.post<{ step: string }>('/api/auth/passkeys/offer', { password: faina.password });
	const made = { ...response, response: { clientDataJSON: bytes, attestationObject: bytes } };
	const kept = await faina.post<Problem>('/api/auth/passkeys', {
		step: offer.body.step,
		name: 'x',
		response: made
	});
	expect(kept.body.code).toBe('passkey_invalid');
});
