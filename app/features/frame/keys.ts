import { goto } from '$app/navigation';
import { overlay } from '#app/lib/state/overlay.svelte.ts';
import { isTypedInto } from '#app/lib/ui/typed-into.ts';

/** The keys that work on every screen. By the key's place, so that they work in a Russian layout too. */
export function onFrameKey(event: KeyboardEvent): void {
	if (event.repeat || event.defaultPrevented || event.altKey) return;
	const isOver = document.querySelector('[role="dialog"]') !== null;
	// Also while something is typed: an editor that means something else by it has taken the key already.
	if ((event.ctrlKey || event.metaKey) && event.code === 'KeyK' && !event.shiftKey && !isOver) {
		event.preventDefault();
		return overlay.show('palette');
	}
	if (event.ctrlKey || event.metaKey || isOver || isTypedInto(event.target)) return;
	// A question mark is Shift and 7 in a Russian layout; the key of an English one is heard there too.
	if (event.key === '?' || (event.shiftKey && event.code === 'Slash')) overlay.show('keys');
	else if (event.code === 'KeyC' && !event.shiftKey) void goto('/posts/new');
	else return;
	event.preventDefault();
}
