import { BlockList, isIP, SocketAddress } from 'node:net';

/**
 * Where a request comes from, as far as that can be limited: an IPv4 address, or the /64 of an IPv6 one, of which a single customer has
 * more addresses than there are of the others.
 */
export function placeOf(address: string): string {
	const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
	if (mapped !== undefined) return mapped;
	if (isIP(address) !== 6) return address;
	return `${groupsOf(address).slice(0, 4).join(':')}::/64`;
}

/** The eight groups of an IPv6 address, however it was written. */
function groupsOf(address: string): string[] {
	const [head = '', tail] = plain(address).split('::');
	const [before, after] = [head, tail ?? ''].map((part) => part.split(':').filter((group) => group !== ''));
	const missing = 8 - (before?.length ?? 0) - (after?.length ?? 0);
	return [...(before ?? []), ...Array<string>(Math.max(0, missing)).fill('0'), ...(after ?? [])];
}

/** In the one way that Node writes it: small letters, no zone, no leading zeros. */
const plain = (address: string): string =>
	new URL(
		`http://[${new SocketAddress({ address: address.replace(/%.*/, ''), family: 'ipv6' }).address}]/`
	).hostname.slice(1, -1);

/** Proxies whose word for where a request came from is taken. Throws for what is neither an address nor a network. */
export function proxyList(text: string): BlockList {
	const list = new BlockList();
	for (const one of text.split(',').map((part) => part.trim())) {
		const [address = '', bits] = one.split('/');
		const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
		if (isIP(address) === 0) throw new Error(`${one} is no address`);
		if (bits === undefined) list.addAddress(address, family);
		else list.addSubnet(address, Number(bits), family);
	}
	return list;
}

const isIn = (list: BlockList, address: string): boolean => {
	const kind = isIP(address);
	return kind !== 0 && list.check(address, kind === 6 ? 'ipv6' : 'ipv4');
};

/**
 * The address that is answered for: the connection's own, unless that is a trusted proxy's; then the last one in X-Forwarded-For that no
 * trusted proxy has written. What stands before it anybody may have invented.
 */
export function clientAddress(
	connection: string,
	forwardedFor: string | undefined,
	proxies: BlockList | undefined
): string {
	if (!proxies || forwardedFor === undefined || !isIn(proxies, connection)) return connection;
	let nearest = connection;
	for (const hop of forwardedFor
		.split(',')
		.map((part) => part.trim())
		.reverse()) {
		if (isIP(hop) === 0) return nearest;
		nearest = hop;
		if (!isIn(proxies, hop)) return hop;
	}
	return nearest;
}
