import type { Deps } from './deps.ts';

/** Something that a feature holds once for each program rather than for the process, so that tests share nothing. */
export function perDeps<T>(make: (deps: Deps) => T): (deps: Deps) => T {
	const made = new WeakMap<Deps, T>();
	return (deps) => {
		const there = made.get(deps);
		if (there !== undefined) return there;
		const fresh = make(deps);
		made.set(deps, fresh);
		return fresh;
	};
}
