import type { TargetOptions } from '#sync/records/post.ts';
import { words } from '#app/lib/words/words.svelte.ts';
import { toggles } from './options.ts';

/** What was chosen of the options, in a few words each. */
export function chosenWords(chosen: TargetOptions): string[] {
	const t = words.current.options;
	const on = toggles.filter((name) => chosen[name]).map((name) => t.toggle[name].label);
	const hours = chosen.pin && chosen.pinHours ? [t.hours(chosen.pinHours)] : [];
	const further = [
		...(chosen.buttons?.length ? [t.buttons.title] : []),
		...(chosen.firstComment ? [t.firstComment] : []),
		...(chosen.link ? [t.address.link.label] : []),
		...(chosen.copyright ? [t.address.copyright.label] : []),
		...(chosen.linkPreviewSize ? [t.previewSize] : [])
	];
	return [...on, ...hours, ...further].map((one, at) =>
		at === 0 ? one : one.toLocaleLowerCase(words.locale)
	);
}
