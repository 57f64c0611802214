import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';

/**
 * Encryption at rest for what opens other people's accounts. `about` says which row it belongs to (`account_secrets|<id>`): sealed text that
 * is moved to another row cannot be opened there.
 */
export interface Seal {
	seal(text: string, about: string): string;
	/** Throws where the text was sealed with another key, for another row, or was changed. */
	open(sealed: string, about: string): string;
}

/**
 * Every text has a data key of its own, which is wrapped by a key derived from the root key. So the root key can be changed by wrapping
 * anew, and the id inside says with which one that was done. `v1.<key id>.<wrapped data key>.<text>`, AES-256-GCM both.
 */
export function newSeal(secretKey: string): Seal {
	const wrappingKey = derivedKey(secretKey, 'seal v1');
	const keyId = createHash('sha256').update(wrappingKey).digest('hex').slice(0, 8);
	return {
		seal(text, about) {
			const dataKey = randomBytes(32);
			const wrapped = encrypt(wrappingKey, dataKey, `${about}|${keyId}`);
			return ['v1', keyId, wrapped, encrypt(dataKey, Buffer.from(text), `${about}|${keyId}`)].join('.');
		},
		open(sealed, about) {
			const [version, usedKey, wrapped, text] = sealed.split('.');
			if (version !== 'v1' || usedKey !== keyId || wrapped === undefined || text === undefined) {
				throw new Error(`sealed with another key (${usedKey ?? 'none'}): is SECRET_KEY the one it was?`);
			}
			const dataKey = decrypt(wrappingKey, wrapped, `${about}|${keyId}`);
			return decrypt(dataKey, text, `${about}|${keyId}`).toString('utf8');
		}
	};
}

/** A key for one purpose, so that no two uses of the root key share one. */
export const derivedKey = (secretKey: string, purpose: string): Buffer =>
	Buffer.from(hkdfSync('sha256', secretKey, 'twexel', purpose, 32));

const nonceLength = 12;
const tagLength = 16;

function encrypt(key: Buffer, plain: Buffer, about: string): string {
	const nonce = randomBytes(nonceLength);
	const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(about));
	const body = Buffer.concat([cipher.update(plain), cipher.final()]);
	return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url');
}

function decrypt(key: Buffer, text: string, about: string): Buffer {
	const all = Buffer.from(text, 'base64url');
	const decipher = createDecipheriv('aes-256-gcm', key, all.subarray(0, nonceLength), {
		authTagLength: tagLength
	});
	decipher.setAAD(Buffer.from(about)).setAuthTag(all.subarray(nonceLength, nonceLength + tagLength));
	return Buffer.concat([decipher.update(all.subarray(nonceLength + tagLength)), decipher.final()]);
}
