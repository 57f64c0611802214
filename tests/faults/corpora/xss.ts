import given from './xss.json' with { type: 'json' };

type Kind = 'markup' | 'address' | 'cell';

/** Words that mean harm, each with what it was thought of as. */
export const payloads: { text: string; kind: Kind; about: string }[] = given.groups.flatMap(
	({ kind, about, payloads: texts }) =>
		// The cast: JSON knows no words of a type; the file itself tells them.
		texts.map((text) => ({ text, kind: kind as Kind, about }))
);

export const texts: string[] = payloads.map(({ text }) => text);
export const ofKind = (wanted: Kind): string[] =>
	payloads.flatMap(({ kind, text }) => (kind === wanted ? [text] : []));
