import { expect, it } from 'vitest';
import guess from './weakness.ts';

const weaknessOf = (password: string, about: string[] = []) => guess({ password, about });

it.each(['password123', 'Password1234', 'qwerty12345', 'gfhjkmgfhjkm', 'iloveyou123', '1q2w3e4r5t'])(
	'knows %s from breaches',
	async (password) => {
		expect(await weaknessOf(password)).toBe('password_breached');
	}
);

it.each(['йцукенгшщз', 'парольпароль'])('knows what %s is on the other layout', async (password) => {
	expect(await weaknessOf(password)).not.toBeNull();
});

it.each([
	['one letter', 'ааааааааааааааа'],
	['a repeated word', 'abcabcabcabcabc'],
	['a row of numbers', '9876543210123'],
	['the product', 'twexeltwexel'],
	['a date', '12.11.1990']
])('finds %s trivial', async (_, password) => {
	expect(await weaknessOf(password)).not.toBeNull();
});

it('finds trivial what is known of the person', async () => {
	const about = ['anna.petrova@cafe.example', 'Анна Петрова'];
	expect(await weaknessOf('petrova.anna', about)).toBe('password_trivial');
	expect(await weaknessOf('Anna_Petrova_90', about)).toBe('password_trivial');
	expect(await weaknessOf('Петрова Анна', about)).toBe('password_trivial');
	expect(await weaknessOf('anna knows this', about)).toBeNull();
});

it.each(['длинный пароль 1', 'anna knows this', 'correct horse battery', 'Xk7-mmp2-Qz', 'кофе на Садовой'])(
	'takes %s',
	async (password) => {
		expect(await weaknessOf(password)).toBeNull();
	}
);

it('takes whatever is as long as a password can be: nobody guesses that far', async () => {
	expect(await weaknessOf('п'.repeat(36))).toBeNull();
	expect(await weaknessOf('п'.repeat(31))).toBe('password_trivial');
});
