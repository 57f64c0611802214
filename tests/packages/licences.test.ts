import { expect, it } from 'vitest';
import { licenceOf, objection } from './licences.ts';

it('lets free licences pass, one of several, and all of joined ones', () => {
	for (const licence of ['MIT', '(MIT OR GPL-3.0)', 'MIT AND Apache-2.0']) {
		expect(objection('some-package', licence)).toBeUndefined();
	}
	expect(licenceOf({ licenses: [{ type: 'MIT' }, { type: 'GPL-2.0' }] })).toBe('MIT OR GPL-2.0');
});

it('refuses copyleft but where it is known why it may be used, and what says nothing', () => {
	for (const licence of [
		'GPL-3.0',
		'AGPL-3.0-only',
		'LGPL-3.0-or-later',
		'MIT AND GPL-2.0',
		'none',
		'UNLICENSED'
	]) {
		expect(objection('some-package', licence)).toBe(`its licence is ${licence}`);
	}
	expect(objection('@img/sharp-libvips-linux-x64', 'LGPL-3.0-or-later')).toBeUndefined();
});
