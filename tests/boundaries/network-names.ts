/** What the networks are called besides their ids: brands and sites, in both alphabets. */
const aliases = [
	/вконтакте|(?<![а-яё])вк(?![а-яё])|телеграм|песочниц/gi,
	/vkontakte/gi,
	/(?<![\w.])t\.me\//gi
];

/** Finds the networks by all their names, also inside of `camelCase` and `snake_case`. */
export function namesIn(text: string, ids: string[]): string[] {
	return [...aliases, ...ids.flatMap(namesOf)].flatMap((name) => text.match(name) ?? []);
}

/** Of a short id only what stands by itself counts: two letters are found in many words. */
function namesOf(id: string): RegExp[] {
	if (id.length > 4) return [new RegExp(id, 'gi')];
	const capitalised = id.slice(0, 1).toUpperCase() + id.slice(1);
	return [
		new RegExp(`(?<![a-z])${id}(?![a-z])`, 'gi'),
		new RegExp(`(?<=[a-z])${capitalised}(?![a-z])|(?<![a-z])${capitalised}(?=[A-Z])`, 'g'),
		new RegExp(`(?<![a-zA-Z])${id}(?=[A-Z])`, 'g')
	];
}
