import type { NetworkManifest } from '../records/network.ts';
import type { Overflow } from '../records/project.ts';
import { codePoints, cut, type Count } from './cut.ts';
import { marksIn } from './measure.ts';
import type { Misfit } from './misfits.ts';
import { toPlain } from './plain.ts';
import type { RichText } from './rich-text.ts';
import { toHtml } from './to-html.ts';

/** A text as messages say it: beside the first files (or in the first message), and in messages of its own after them. */
export interface Fitted {
	beside: string;
	after: string[];
	misfit: Misfit | null;
}

/** Puts a text into messages. One that has no room is cut, put after the files, or left whole with the reason that it does not fit. */
export function fit(
	manifest: NetworkManifest,
	text: RichText,
	hasMedia: boolean,
	overflow: Overflow
): Fitted {
	const { limits } = manifest;
	const { write, count } = scriptOf(manifest);
	const room = hasMedia ? limits.caption : limits.text;
	const length = count(text);
	// Long addresses weigh, though readers do not see them.
	const isHeavy = (part: RichText) =>
		new TextEncoder().encode(write(part)).length > (limits.markupBytes ?? Infinity);
	const isDense = (part: RichText) => limits.marks !== undefined && marksIn(write(part)) > limits.marks;
	const isWhole = !isHeavy(text) && !isDense(text);
	if (length <= room && isWhole) return { beside: write(text), after: [], misfit: null };
	if (overflow === 'split') {
		const light: Count = (part) => (isHeavy(part) || isDense(part) ? Infinity : count(part));
		const [beside = [], ...after] = cut(text, room, limits.text, light);
		return { beside: write(beside), after: after.map(write), misfit: null };
	}
	if (overflow === 'attach' && hasMedia && length <= limits.text && isWhole) {
		return { beside: '', after: [write(text)], misfit: null };
	}
	return { beside: write(text), after: [], misfit: misfitOf() };

	function misfitOf(): Misfit {
		const isCaption = hasMedia && overflow === 'refuse';
		const over = length - (isCaption ? limits.caption : limits.text);
		if (over > 0) return { code: isCaption ? 'caption_too_long' : 'text_too_long', amount: over };
		return isHeavy(text)
			? { code: 'markup_too_long', amount: limits.markupBytes ?? 0 }
			: { code: 'too_many_marks', amount: limits.marks ?? 0 };
	}
}

/** How much of its room a text takes up where it stands. */
export function usage(
	manifest: NetworkManifest,
	text: RichText,
	hasMedia: boolean
): { used: number; limit: number } {
	const { limits } = manifest;
	return { used: scriptOf(manifest).count(text), limit: hasMedia ? limits.caption : limits.text };
}

/** How a text is written and counted for this network. */
const scriptOf = ({ markup }: NetworkManifest): { write: (text: RichText) => string; count: Count } =>
	markup === 'rich'
		? { write: toHtml, count: codePoints }
		: { write: toPlain, count: (text) => [...toPlain(text)].length };
