import { createHmac, timingSafeEqual } from 'node:crypto';
import { derivedKey } from '../../../../core/seal.ts';

/** How much of the proof stands in a code, in bytes: together with the id it fits the 64 characters that Telegram takes. */
const proofLength = 16;

/** The code of a link, as it is sent to the bot: which link it is, and the proof that it is ours. Nothing of it needs to be kept. */
export function codeOf(secretKey: string, linkId: string): string {
	const id = Buffer.from(linkId.replaceAll('-', ''), 'hex');
	return Buffer.concat([id, proofOf(secretKey, id)]).toString('base64url');
}

/** The link that a code names; null for what is no code of ours. */
export function linkIn(secretKey: string, code: string): string | null {
	const bytes = Buffer.from(code, 'base64url');
	const id = bytes.subarray(0, 16);
	const proof = bytes.subarray(16);
	if (proof.length !== proofLength || !timingSafeEqual(proof, proofOf(secretKey, id))) return null;
	return id.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

const proofOf = (secretKey: string, id: Buffer): Buffer =>
	createHmac('sha256', derivedKey(secretKey, 'connect link')).update(id).digest().subarray(0, proofLength);

/** What Telegram says in every call of a receiver's address, and nobody else can: 43 characters of those that it takes. */
export const hookSecret = (secretKey: string, receiverId: string): string =>
	createHmac('sha256', derivedKey(secretKey, 'telegram hook')).update(receiverId).digest('base64url');

/** Takes the same time wherever they differ. */
export function isSame(given: string, expected: string): boolean {
	const [a, b] = [given, expected].map((text) => createHmac('sha256', 'compare').update(text).digest());
	return a !== undefined && b !== undefined && timingSafeEqual(a, b);
}
