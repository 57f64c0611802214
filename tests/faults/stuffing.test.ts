import { Client } from 'pg';
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { hashPassword } from '#server/auth/passwords.ts';
import type { Person } from '../kit/person.ts';
import { budgetsPass, from } from '../kit/places.ts';
import type { Problem, Session } from '../kit/session.ts';
import { newWorld, type World } from '../kit/world.ts';
import { scale } from './scale.ts';

const proxies = { TRUSTED_PROXIES: '10.0.0.0/8' };
let world: World;
/** Another process over the same database. */
let other: World;
let anna: Person;
beforeAll(async () => {
	world = await newWorld({ env: proxies });
	other = await newWorld({
		env: proxies,
		database: { ...world.database, close: async () => undefined }
	});
	anna = await world.person('anna');
});
afterAll(async () => {
	await other.end();
	await world.end();
});
beforeEach(async () => {
	await budgetsPass(world, 16);
	await budgetsPass(other, 16);
});

const login = (browser: Session, email: string, password: string) =>
	browser.call<Problem>('POST', '/api/auth/login', { email, password });
const ipv4 = (number: number) => `198.51.${Math.floor(number / 250)}.${(number % 250) + 1}`;

/** How many of the tries were compared with a password at all; the rest was sent away. */
async function compared(tries: (number: number) => Promise<{ status: number }>): Promise<number> {
	let count = 0;
	const atOnce = 50;
	for (let start = 0; start < scale.tries; start += atOnce) {
		const answers = await Promise.all(Array.from({ length: atOnce }, (_, index) => tries(start + index)));
		expect(answers.every(({ status }) => status === 401 || status === 429)).toBe(true);
		count += answers.filter(({ status }) => status === 401).length;
	}
	return count;
}

it('compares ten guesses at an account in a quarter of an hour, from a thousand addresses and at two processes', async () => {
	const guess = (number: number) =>
		login(from(number % 2 ? world : other, ipv4(number % 1000)), anna.email, `guess number ${number}`);
	expect(await compared(guess)).toBeLessThanOrEqual(10);
	const refused = await guess(0);
	expect(refused.body.code).toBe('too_many_requests');
	expect(Number(refused.headers.get('retry-after'))).toBeLessThanOrEqual(15 * 60);
	expect(refused.headers.get('ratelimit-policy')).toBe('"account";q=10;w=900');
	// The victim is in meanwhile where they have signed in before, as often as they like,
	for (let times = 0; times < 12; times++) {
		expect((await login(anna.session, anna.email, anna.password)).status).toBe(200);
	}
	// and anywhere by a new password, whose link nobody but they can read,
	const browser = from(world, '203.0.113.9');
	await browser.call('POST', '/api/auth/forgot-password', { email: anna.email });
	await world.mailsAreWritten();
	const token = world.mails.at(-1)?.link.split('token=')[1];
	const password = 'nobody guesses this one';
	expect((await browser.call('POST', '/api/auth/reset-password', { token, password })).status).toBe(204);
	expect((await login(browser, anna.email, password)).status).toBe(200);
	// and a quarter of an hour later from everywhere, however long it was guessed at.
	expect((await login(from(world, '203.0.113.8'), anna.email, password)).status).toBe(429);
	await budgetsPass(world, 15);
	expect((await login(from(world, '203.0.113.8'), anna.email, password)).status).toBe(200);
});

it('compares a hundred guesses from one address, at however many accounts', async () => {
	const guess = (number: number) =>
		login(from(number % 2 ? world : other, '203.0.113.1'), `person-${number}@twexel.test`, 'Summer in 2026');
	expect(await compared(guess)).toBeLessThanOrEqual(100);
});

it('takes all of an IPv6 network of one customer for one address', async () => {
	const guess = (number: number) => {
		const address = `2001:db8:7:7:${number.toString(16)}::${((number * 7) % 0xffff).toString(16)}`;
		return login(from(world, address), `rotating-${number}@twexel.test`, 'Summer in 2026');
	};
	expect(await compared(guess)).toBeLessThanOrEqual(100);
});

it('believes no forged X-Forwarded-For', async () => {
	const guess = (number: number) => {
		const spoofed = {
			'x-forwarded-for': ipv4(number),
			'x-real-ip': ipv4(number),
			forwarded: `for=${ipv4(number)}`
		};
		return login(from(world, '203.0.113.2', spoofed), `spoofed-${number}@twexel.test`, 'Summer in 2026');
	};
	expect(await compared(guess)).toBeLessThanOrEqual(100);
	// Nor what stands before the proxy's own word.
	const behind = (number: number) => {
		const header = { 'x-forwarded-for': `${ipv4(number)}, 203.0.113.3` };
		return login(from(world, '10.0.0.1', header), `behind-${number}@twexel.test`, 'Summer in 2026');
	};
	expect(await compared(behind)).toBeLessThanOrEqual(100);
	// While two people behind the proxy are two.
	const header = { 'x-forwarded-for': '203.0.113.4' };
	const { status } = await login(from(world, '10.0.0.1', header), 'behind@twexel.test', 'Summer in 2026');
	expect(status).toBe(401);
});

it('counts no sign-in that went well', async () => {
	const boris = await world.person('boris');
	for (let times = 0; times < 12; times++) {
		expect((await login(from(world, '203.0.113.5'), boris.email, boris.password)).status).toBe(200);
	}
});

it('sends a crowd away before anything is asked of the database for it, and lets people in once it is over', async () => {
	const { config } = world.deps;
	// Slow enough that the queue is still long when the next one comes.
	config.passwordCost = 8;
	const crowd = Array.from({ length: 41 }, () => hashPassword(world.deps, 'one of a crowd'));
	config.passwordCost = 4;
	const asked = vi.spyOn(Client.prototype, 'query');
	const refused = await login(from(world, '203.0.113.6'), anna.email, 'whatever it is');
	const statements = asked.mock.calls.length;
	asked.mockRestore();
	expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '10']);
	// What one address may ask for is counted before, some at a time.
	expect(statements).toBeLessThanOrEqual(1);
	await Promise.all(crowd);
	const vera = await world.person('vera');
	expect((await login(from(world, '203.0.113.6'), vera.email, vera.password)).status).toBe(200);
});
