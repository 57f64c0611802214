import { randomBytes } from 'node:crypto';
import { chmod, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import webPush from 'web-push';

export interface Secrets {
	secretKey: string;
	vapidPublicKey: string;
	vapidPrivateKey: string;
}

/** The given secrets; what is not given is made once and kept below DATA_DIR, readable by its owner alone. */
export async function keptSecrets(given: { dataDir: string } & Partial<Secrets>): Promise<Secrets> {
	const secretKey =
		given.secretKey ?? (await kept(given.dataDir, 'secret-key', () => randomBytes(32).toString('base64url')));
	const { vapidPublicKey, vapidPrivateKey } = given;
	// Half of a pair is of no use, so both are given or both are made.
	if (vapidPublicKey !== undefined && vapidPrivateKey !== undefined) {
		return { secretKey, vapidPublicKey, vapidPrivateKey };
	}
	const pair = await kept(given.dataDir, 'vapid-keys', () => {
		const { publicKey, privateKey } = webPush.generateVAPIDKeys();
		return `${publicKey}\n${privateKey}`;
	});
	const [publicKey = '', privateKey = ''] = pair.split('\n');
	return { secretKey, vapidPublicKey: publicKey, vapidPrivateKey: privateKey };
}

/** Written aside and renamed, so that a start that is killed halfway leaves no half of a key. */
async function kept(dataDir: string, name: string, make: () => string): Promise<string> {
	const folder = join(dataDir, 'secrets');
	const file = join(folder, name);
	const found = await readFile(file, 'utf8').catch(() => undefined);
	if (found !== undefined) {
		// A folder that was copied or restored may have been opened to others on the way.
		await Promise.all([chmod(folder, 0o700), chmod(file, 0o600)]).catch(() => undefined);
		return found;
	}
	await mkdir(folder, { recursive: true, mode: 0o700 });
	const aside = `${file}.${process.pid}`;
	await writeFile(aside, make(), { mode: 0o600 });
	await rename(aside, file);
	return readFile(file, 'utf8');
}
