import { readFileSync } from 'node:fs';
import { chmod, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';

/** Where generated keys lie: the one in use, and those before it, a line each. */
const placesIn = (dataDir: string) => ({
	present: join(dataDir, 'secrets', 'secret-key'),
	former: join(dataDir, 'secrets', 'former-secret-keys')
});

/** All root keys that lie below DATA_DIR at this moment. */
export function keysOnDisk(dataDir: string): string[] {
	const { present, former } = placesIn(dataDir);
	return [present, former].flatMap(linesOf);
}

export const formerKeys = (dataDir: string): string[] => linesOf(placesIn(dataDir).former);

function linesOf(file: string): string[] {
	try {
		return readFileSync(file, 'utf8').split('\n').filter(Boolean);
	} catch {
		return [];
	}
}

/**
 * Puts a new key in the place of the generated one. The old one is written down among the former first: whoever dies in between has lost
 * neither.
 */
export async function changeKey(dataDir: string): Promise<string> {
	const { present, former } = placesIn(dataDir);
	const old = await readFile(present, 'utf8');
	await writeAside(former, [old, ...formerKeys(dataDir).filter((key) => key !== old)].join('\n'));
	const fresh = randomBytes(32).toString('base64url');
	await writeAside(present, fresh);
	return fresh;
}

/** Nothing is sealed with them any more. */
export const forgetFormerKeys = (dataDir: string): Promise<void> =>
	rm(placesIn(dataDir).former, { force: true });

async function writeAside(file: string, text: string): Promise<void> {
	const aside = `${file}.${process.pid}`;
	await writeFile(aside, text, { mode: 0o600 });
	await chmod(aside, 0o600);
	await rename(aside, file);
}
