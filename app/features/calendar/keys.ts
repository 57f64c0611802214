import { isTypedInto } from '#app/lib/ui/typed-into.ts';
import type { View } from './grid.ts';

export type Wish = View | 'today' | 'new' | 'next' | 'previous' | 'drafts';

// By the key's place, so that they work in a Russian layout too.
const wishes: Record<string, Wish> = {
	KeyT: 'today',
	KeyN: 'new',
	ArrowRight: 'next',
	ArrowLeft: 'previous',
	Digit1: 'month',
	Digit2: 'week',
	Digit3: 'day',
	Digit4: 'list',
	KeyD: 'drafts'
};

/** Whether a key is pressed by itself. */
export const isPlain = ({ ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): boolean =>
	!ctrlKey && !metaKey && !altKey && !shiftKey;

/** What a single key asks of the calendar, where nothing is being typed and nothing lies over it. */
export function wishOfKey(event: KeyboardEvent): Wish | undefined {
	if (!isPlain(event) || event.defaultPrevented) return undefined;
	const isBusy = document.querySelector('[role="dialog"], [role="menu"]') !== null;
	const { target } = event;
	const isRadio = target instanceof HTMLInputElement && target.type === 'radio';
	const isTaken = isTypedInto(target) || (isRadio && event.code.startsWith('Arrow'));
	return isBusy || isTaken ? undefined : wishes[event.code];
}
