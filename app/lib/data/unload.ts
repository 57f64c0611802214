/**
 * Stands for the package `unload`, by which RxDB learns that a tab is going (vite.config.ts). The package takes `beforeunload` for that, which also
 * comes where somebody stays, or a file is downloaded, and `unload`, which browsers are about to drop (chromestatus.com, 5579556305502208).
 */
export function add(work: () => unknown): { remove: () => void; run: () => unknown } {
	const leave = ({ persisted }: PageTransitionEvent) => {
		// A page that is only put aside comes back as it was.
		if (!persisted) work();
	};
	addEventListener('pagehide', leave);
	const remove = () => removeEventListener('pagehide', leave);
	return {
		remove,
		run() {
			remove();
			return work();
		}
	};
}
