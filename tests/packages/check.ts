import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { licenceOf, objection, saidElsewhere, type Package } from './licences.ts';

/**
 * What can be said of the packages without asking anybody: under which licence each of them stands, that the lock names the hash of every one,
 * and that none runs a program of its own at its installation but those that package.json lets. Ends with 1 where something is wrong.
 */
const root = fileURLToPath(new URL('../..', import.meta.url));

interface Locked {
	version?: string;
	resolved?: string;
	integrity?: string;
	hasInstallScript?: boolean;
	dev?: boolean;
	link?: boolean;
	license?: string;
}

const read = async <Content>(path: string): Promise<Content> =>
	JSON.parse(await readFile(path, 'utf8')) as Content;
const lock = await read<{ packages: Record<string, Locked> }>(join(root, 'package-lock.json'));
const { allowScripts = {} } = await read<{ allowScripts?: Record<string, boolean> }>(
	join(root, 'package.json')
);

const wrong: string[] = [];
const byLicence = new Map<string, number>();
for (const [path, locked] of Object.entries(lock.packages)) {
	if (path === '' || locked.link) continue;
	const name = path.split('node_modules/').at(-1) ?? path;
	const own = await read<Package>(join(root, path, 'package.json')).catch(() => ({
		license: locked.license
	}));
	const licence = licenceOf(own) ?? locked.license ?? saidElsewhere[name] ?? 'none';
	byLicence.set(licence, (byLicence.get(licence) ?? 0) + 1);
	const no = objection(name, licence);
	if (no) wrong.push(`${name} ${locked.version ?? ''}: ${no}`);
	if (!locked.integrity) wrong.push(`${name}: the lock does not name its hash`);
	if (locked.resolved && !locked.resolved.startsWith('https://registry.npmjs.org/')) {
		wrong.push(`${name}: comes from elsewhere than the public registry`);
	}
	if (locked.hasInstallScript && !(name in allowScripts))
		wrong.push(`${name}: runs a program at its installation`);
}

for (const [licence, count] of [...byLicence].toSorted((a, b) => b[1] - a[1]))
	process.stdout.write(`${count}\t${licence}\n`);
if (wrong.length > 0) {
	process.stderr.write(`${wrong.join('\n')}\n`);
	process.exit(1);
}
