/**
 * Does a work in one tab of all: in the one that has come into sight last, for a phone lets no other tab run, and a tab that stands still
 * with the lock would keep all the others waiting. `work` goes on until its signal is aborted.
 */
export function inOneTab(
	name: string,
	work: (until: AbortSignal) => Promise<void>,
	closing: AbortSignal
): void {
	let isHere = false;
	let isQueued = false;

	function stand(options: LockOptions): void {
		const stolen = new AbortController();
		const until = AbortSignal.any([stolen.signal, closing]);
		const done = navigator.locks.request(name, options, () => {
			isHere = true;
			if (!options.steal) isQueued = false;
			return work(until);
		});
		done.catch((error: unknown) => {
			isHere = false;
			if (closing.aborted) return;
			stolen.abort(error);
			if (error instanceof DOMException && error.name === 'AbortError') queue();
			else console.error(error);
		});
	}

	function queue(): void {
		if (isQueued) return;
		isQueued = true;
		stand({ signal: closing });
	}

	// Locks exist only on https and localhost; elsewhere each tab does what it can.
	if (!('locks' in navigator)) return void work(closing);
	queue();
	document.addEventListener(
		'visibilitychange',
		() => {
			if (document.visibilityState === 'visible' && !isHere) stand({ steal: true });
		},
		{ signal: closing }
	);
}
