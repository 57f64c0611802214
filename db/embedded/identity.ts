import { readFile, stat } from 'node:fs/promises';

/** Under whom a child process runs. */
export interface Identity {
	uid: number;
	gid: number;
}

/**
 * PostgreSQL refuses to run as root, so root's runs as the owner of its data, or at first as `nobody`. Undefined for an ordinary user,
 * who runs it as themselves.
 */
export async function identityFor(data: string): Promise<Identity | undefined> {
	if (process.getuid?.() !== 0) return undefined;
	const owner = await stat(data).catch(() => undefined);
	return owner && owner.uid !== 0 ? { uid: owner.uid, gid: owner.gid } : nobody();
}

async function nobody(): Promise<Identity> {
	const accounts = await readFile('/etc/passwd', 'utf8').catch(() => '');
	const [, uid, gid] = /^nobody:[^:]*:(\d+):(\d+):/m.exec(accounts) ?? [];
	return { uid: Number(uid ?? 65534), gid: Number(gid ?? 65534) };
}
