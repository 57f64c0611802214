import { goto } from '$app/navigation';

/** The keys that work on every screen. By the key's place, so that they work in a Russian layout too. */
export function onFrameKey(event: KeyboardEvent): void {
	if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.repeat) return;
	if (event.defaultPrevented || isTypedInto(event.target) || document.querySelector('[role="dialog"]'))
		return;
	if (event.code === 'KeyC') {
		event.preventDefault();
		void goto('/posts/new');
	}
}

const isTypedInto = (target: EventTarget | null): boolean =>
	target instanceof HTMLElement &&
	(target.isContentEditable || target.matches('input, textarea, select, [role="menuitem"], [role="option"]'));
