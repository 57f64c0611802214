import type { Template } from '#sync/records/template.ts';

/** The templates that say it in name or text, by name. A project has some dozens: they are looked through on the device. */
export function findTemplates(all: readonly Template[], question: string): Template[] {
	const wanted = question.trim().toLocaleLowerCase();
	const says = ({ name, html }: Template) =>
		wanted === '' || `${name}\n${html.replaceAll(tag, '')}`.toLocaleLowerCase().includes(wanted);
	return all.filter(says).toSorted((a, b) => byName.compare(a.name, b.name) || (a.id < b.id ? -1 : 1));
}

const tag = /<[^>]*>/g;
const byName = new Intl.Collator(undefined, { numeric: true });
