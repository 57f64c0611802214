/** Said in a file of theirs and not in their package.json: each looked up. */
export const saidElsewhere: Record<string, string> = { 'combine-errors': 'MIT', 'svelte-toolbelt': 'MIT' };

/** As much of a package.json as tells a licence; older packages have it as an object, or as a list of objects. */
export interface Package {
	license?: string | { type?: string } | undefined;
	licenses?: { type?: string }[];
}

/** Let anybody do anything, if only they are named. */
const free = new Set([
	...['MIT', 'MIT-0', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', 'Unlicense', 'CC0-1.0'],
	...['BlueOak-1.0.0', 'Python-2.0', 'Zlib', 'WTFPL', 'PostgreSQL', 'OFL-1.1', 'CC-BY-4.0', 'CC-BY-3.0'],
	// Changes of its own files have to be published; what uses it does not. Older packages write it without the dash.
	...['MPL-2.0', 'MPL 2.0']
]);

/** Copyleft that is used in a way which its licence lets: each with why. */
const let_: { name: RegExp; licence: string; why: string }[] = [
	{
		name: /^@img\/sharp-(libvips-)?[\w-]+$/,
		licence: 'LGPL-3.0-or-later',
		why: 'a library of its own that is loaded at run time, unchanged, and can be replaced'
	}
];

export function licenceOf({ license, licenses }: Package): string | undefined {
	if (typeof license === 'string') return license;
	return license?.type ?? licenses?.map(({ type }) => type).join(' OR ');
}

/** Why a package may not be used; undefined where it may. Of several licences one is enough, of joined ones each counts. */
export function objection(name: string, licence: string): string | undefined {
	const words = licence.replaceAll(/[()]/g, '');
	const isFree = words
		.split(' OR ')
		.some((one) => one.split(' AND ').every((part) => isLet(name, part.trim())));
	return isFree ? undefined : `its licence is ${licence}`;
}

const isLet = (name: string, licence: string): boolean =>
	free.has(licence) || let_.some((one) => one.name.test(name) && one.licence === licence);
