import dns, { type LookupAddress } from 'node:dns';
import type { LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';
import { OutboundRefusal } from './outbound-refusal.ts';

/** What OUTBOUND_ALLOW names: hosts by their names, and ranges of addresses. */
export interface Allowed {
	names: ReadonlySet<string>;
	ranges: ReturnType<typeof ipaddr.parseCIDR>[];
}

export function readAllowed(text: string | undefined): Allowed {
	const words = (text ?? '').split(',').flatMap((word) => word.trim().toLowerCase() || []);
	const names = new Set<string>();
	const ranges: Allowed['ranges'] = [];
	for (const word of words) {
		if (ipaddr.isValidCIDR(word)) ranges.push(ipaddr.parseCIDR(word));
		else if (ipaddr.isValid(word)) ranges.push([ipaddr.parse(word), word.includes(':') ? 128 : 32]);
		else names.add(word);
	}
	return { names, ranges };
}

/** `public`: what it resolves to has to be looked at. `hostname` is a URL's, which has brought numbers of every spelling to one form. */
export function isReachable(hostname: string, allowed: Allowed): 'public' | 'allowed' | 'never' {
	const host = hostname
		.replace(/^\[|\]$/g, '')
		.replace(/\.$/, '')
		.toLowerCase();
	if (allowed.names.has(host)) return 'allowed';
	if (ipaddr.isValid(host)) {
		if (isAllowed(host, allowed)) return 'allowed';
		return isPublic(host) ? 'public' : 'never';
	}
	// Names without a dot, and those that mean a machine or a network of one's own (RFC 6761, RFC 6762, RFC 8375).
	if (
		!host.includes('.') ||
		/\.(localhost|local|internal|intranet|lan|home\.arpa|onion|test|invalid)$/.test(host)
	)
		return 'never';
	return 'public';
}

/** Node's own resolution, of which every answer must be public: a connection then goes to one of these and nowhere else. */
export function pinned(allowed: Allowed): LookupFunction {
	return (hostname, options, done) => {
		dns.lookup(hostname, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
			if (error) return done(error, []);
			const isNamed = allowed.names.has(hostname.toLowerCase());
			const isGood = ({ address }: LookupAddress) =>
				isNamed || isPublic(address) || isAllowed(address, allowed);
			const [first] = addresses;
			if (!first || !addresses.every(isGood)) return done(new OutboundRefusal('address'), []);
			if (options.all) return done(null, addresses);
			done(null, first.address, first.family);
		});
	};
}

/** Neither private, nor of this machine, nor a way by which an IPv4 address of that kind is written as an IPv6 one. */
function isPublic(text: string): boolean {
	const address = ipaddr.process(text);
	// Of IPv6 what is given out to the world, 2000::/3: elsewhere lie spellings of IPv4 addresses that nobody routes, and some that somebody does.
	const isGiven = address.kind() === 'ipv4' || (address.toByteArray()[0] ?? 0) >> 5 === 1;
	return isGiven && address.range() === 'unicast';
}

function isAllowed(text: string, { ranges }: Allowed): boolean {
	const address = ipaddr.process(text);
	return ranges.some(
		([base, bits]) => base.kind() === address.kind() && address.match([base, bits] as never)
	);
}
