import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';

/**
 * Encryption at rest for what opens other people's accounts. `about` says which row it belongs to (`account_secrets|<id>`): sealed text that
 * is moved to another row cannot be opened there.
 */
export interface Seal {
	seal(text: string, about: string): string;
	/** Throws where the text was sealed with another key, for another row, or was changed. */
	open(sealed: string, about: string): string;
	/** Whether it was sealed with the key that is in use now, and not with one before it. */
	isPresent(sealed: string): boolean;
}

/** The root keys: the one in use, and those before it, with which text may still be sealed. */
export interface RootKeys {
	present: string;
	former?: readonly string[];
	/** Asked when text turns up that no known key opens: another process may have changed the key meanwhile. */
	again?: () => readonly string[];
}

interface WrappingKey {
	id: string;
	key: Buffer;
}

/**
 * Every text has a data key of its own, which is wrapped by a key derived from the root key; the id inside says from which one, so that the root
 * key can be changed while the program runs. `v1.<key id>.<wrapped data key>.<text>`, AES-256-GCM both.
 */
export function newSeal(given: string | RootKeys): Seal {
	const { present, former = [], again } = typeof given === 'string' ? { present: given } : given;
	const now = wrappingKey(present);
	const known = new Map([now, ...former.map(wrappingKey)].map((one) => [one.id, one]));
	const keyBy = (id: string): WrappingKey | undefined => {
		const there = known.get(id);
		if (there || !again) return there;
		for (const one of again().map(wrappingKey)) known.set(one.id, one);
		return known.get(id);
	};
	return {
		seal(text, about) {
			const dataKey = randomBytes(32);
			const wrapped = encrypt(now.key, dataKey, `${about}|${now.id}`);
			return ['v1', now.id, wrapped, encrypt(dataKey, Buffer.from(text), `${about}|${now.id}`)].join('.');
		},
		open(sealed, about) {
			const [version, usedKey = '', wrapped, text] = sealed.split('.');
			const used = version === 'v1' ? keyBy(usedKey) : undefined;
			if (!used || wrapped === undefined || text === undefined) {
				throw new Error(`sealed with another key (${usedKey || 'none'}): is SECRET_KEY the one it was?`);
			}
			const dataKey = decrypt(used.key, wrapped, `${about}|${used.id}`);
			return decrypt(dataKey, text, `${about}|${used.id}`).toString('utf8');
		},
		isPresent: (sealed) => sealed.split('.')[1] === now.id
	};
}

function wrappingKey(rootKey: string): WrappingKey {
	const key = derivedKey(rootKey, 'seal v1');
	return { key, id: createHash('sha256').update(key).digest('hex').slice(0, 8) };
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
