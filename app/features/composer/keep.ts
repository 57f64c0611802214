import { saveFirst } from '#app/lib/state/leaving.ts';
import type { Draft } from './draft.svelte.ts';

/** Saves a draft however its page is left. Gives the way to stop, which saves once more. */
export function keep(draft: Pick<Draft, 'save' | 'saveOnLeaving'>): () => void {
	const leave = () => draft.saveOnLeaving();
	addEventListener('pagehide', leave);
	document.addEventListener('visibilitychange', leave);
	const forget = saveFirst(() => draft.save());
	return () => {
		removeEventListener('pagehide', leave);
		document.removeEventListener('visibilitychange', leave);
		forget();
		void draft.save();
	};
}
