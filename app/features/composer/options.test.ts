import { expect, it } from 'vitest';
import { withOption } from './options.ts';

it('turns an option on for the channels of one network, and leaves nothing behind when it is turned off', () => {
	const targets = [{ accountId: 'a', options: { pin: true } }, { accountId: 'b' }, { accountId: 'c' }];
	const silent = withOption(targets, ['a', 'b'], 'silent', true);
	expect(silent).toEqual([
		{ accountId: 'a', options: { pin: true, silent: true } },
		{ accountId: 'b', options: { silent: true } },
		{ accountId: 'c' }
	]);
	expect(withOption(silent, ['a', 'b'], 'silent', false)).toEqual(targets);
});
