import { generateKeyPairSync, sign } from 'node:crypto';

/** A key and a certificate for this machine's own address, signed by themselves, made anew for every run. X.509 in DER, as little of it as TLS needs. */
export function selfSigned(): { key: string; cert: string } {
	const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
	const algorithm = sequence(objectId('2a8648ce3d040302'));
	const name = sequence(set(sequence(objectId('550403'), tagged(0x0c, Buffer.from('twexel tests')))));
	const addresses = sequence(
		tagged(0x87, Buffer.from([127, 0, 0, 1])),
		tagged(0x82, Buffer.from('localhost'))
	);
	const content = sequence(
		tagged(0xa0, integer(2)),
		integer(1),
		algorithm,
		name,
		sequence(time(-86_400_000), time(86_400_000)),
		name,
		publicKey.export({ type: 'spki', format: 'der' }),
		tagged(0xa3, sequence(sequence(objectId('551d11'), tagged(0x04, addresses))))
	);
	const signature = Buffer.concat([Buffer.from([0]), sign('sha256', content, privateKey)]);
	const certificate = sequence(content, algorithm, tagged(0x03, signature));
	return {
		key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
		cert: `-----BEGIN CERTIFICATE-----\n${certificate.toString('base64')}\n-----END CERTIFICATE-----\n`
	};
}

function tagged(tag: number, ...parts: Buffer[]): Buffer {
	const body = Buffer.concat(parts);
	const length = body.length < 128 ? [body.length] : [0x82, body.length >> 8, body.length & 255];
	return Buffer.concat([Buffer.from([tag, ...length]), body]);
}

const sequence = (...parts: Buffer[]) => tagged(0x30, ...parts);
const set = (...parts: Buffer[]) => tagged(0x31, ...parts);
const integer = (value: number) => tagged(0x02, Buffer.from([value]));
const objectId = (hex: string) => tagged(0x06, Buffer.from(hex, 'hex'));

function time(fromNow: number): Buffer {
	const digits = new Date(Date.now() + fromNow).toISOString().replaceAll(/\D/g, '').slice(2, 14);
	return tagged(0x17, Buffer.from(`${digits}Z`));
}
