import { expect, it } from 'vitest';
import { clientAddress, placeOf, proxyList } from './place.ts';

it('limits an IPv4 address by itself, however it is written', () => {
	expect(placeOf('203.0.113.7')).toBe('203.0.113.7');
	expect(placeOf('::ffff:203.0.113.7')).toBe('203.0.113.7');
	expect(placeOf('')).toBe('');
});

it('limits IPv6 by its /64', () => {
	const place = placeOf('2001:db8:1:2:3:4:5:6');
	expect(place).toBe('2001:db8:1:2::/64');
	for (const same of ['2001:DB8:1:2::1', '2001:0db8:0001:0002:ffff::', '2001:db8:1:2::%eth0']) {
		expect(placeOf(same)).toBe(place);
	}
	expect(placeOf('2001:db8:1:3::1')).not.toBe(place);
	expect(placeOf('::1')).toBe('0:0:0:0::/64');
});

it('believes X-Forwarded-For from nobody but a proxy that was named', () => {
	const proxies = proxyList('10.0.0.0/8, 2001:db8::1');
	expect(clientAddress('203.0.113.7', '198.51.100.1', proxies)).toBe('203.0.113.7');
	expect(clientAddress('10.0.0.1', '198.51.100.1', undefined)).toBe('10.0.0.1');
	expect(clientAddress('10.0.0.1', undefined, proxies)).toBe('10.0.0.1');
	expect(clientAddress('10.0.0.1', '198.51.100.1', proxies)).toBe('198.51.100.1');
	expect(clientAddress('2001:db8::1', '198.51.100.1', proxies)).toBe('198.51.100.1');
});

it('takes of X-Forwarded-For only what such a proxy wrote, not what came before', () => {
	const proxies = proxyList('10.0.0.0/8');
	expect(clientAddress('10.0.0.1', '1.1.1.1, 198.51.100.1, 10.0.0.2', proxies)).toBe('198.51.100.1');
	expect(clientAddress('10.0.0.1', 'nonsense, 198.51.100.1', proxies)).toBe('198.51.100.1');
	expect(clientAddress('10.0.0.1', '198.51.100.1, nonsense', proxies)).toBe('10.0.0.1');
});

it('takes no word for a proxy that is no address', () => {
	expect(() => proxyList('everybody')).toThrow('everybody is no address');
});
