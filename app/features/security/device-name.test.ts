import { expect, test } from 'vitest';
import { deviceName, isPhone } from './device-name.ts';

const chrome =
	'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';
const iphone =
	'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Mobile/15E148 Safari/604.1';

test('a device is called by its browser and its system', () => {
	expect(deviceName(chrome)).toBe('Chrome, Windows');
	expect(deviceName(`${chrome} YaBrowser/25.8`)).toBe('Яндекс Браузер, Windows');
	expect(deviceName(iphone)).toBe('Safari, iPhone');
	expect([isPhone(chrome), isPhone(iphone)]).toEqual([false, true]);
});

test('what is no browser has no name', () => {
	expect(deviceName('curl/8.0')).toBe('');
});
