import type { Account } from '#sync/records/account.ts';
import type { ConnectLink } from '#sync/records/connect-way.ts';
import { desk } from '#app/lib/data/desk.svelte.ts';
import { live } from '#app/lib/data/live.svelte.ts';
import { ApiProblem } from '#app/lib/api-problem.ts';
import { lookAtLink, openLink } from './connect.ts';

/** How often the server is asked how far it has come, in milliseconds. The channel itself comes by the sync, at once. */
const lookEvery = 2000;

/** The way by a link: opened with its component, followed while that is there, and over when a channel has come. */
export class LinkWay {
	link = $state.raw<ConnectLink | null>(null);
	/** Why there is no link. */
	error = $state.raw<unknown>(null);
	isOpening = $state(false);

	readonly #network: string;
	readonly #projectId: string;

	constructor(network: string, projectId: string, onconnected: (account: Account) => void) {
		this.#network = network;
		this.#projectId = projectId;
		const { db, sync } = desk();
		const working = live(() => db.accounts.find({ selector: { projectId, network, status: 'active' } }));
		let before: Set<string> | undefined;
		$effect(() => {
			if (!working.isReady) return;
			before ??= new Set(working.current.map(({ id }) => id));
			const come = working.current.find(({ id }) => !before?.has(id));
			if (come) onconnected(come);
		});
		$effect(() => {
			if (sync.isOnline && this.link === null && this.error === null) void this.open();
		});
		$effect(() => {
			const timer = setInterval(() => {
				if (sync.isOnline && document.visibilityState === 'visible') void this.#look();
			}, lookEvery);
			return () => clearInterval(timer);
		});
	}

	async open(): Promise<void> {
		if (this.isOpening) return;
		this.isOpening = true;
		this.error = null;
		try {
			this.link = await openLink(this.#network, this.#projectId);
		} catch (error) {
			this.error = error;
		} finally {
			this.isOpening = false;
		}
	}

	async #look(): Promise<void> {
		if (!this.link) return;
		try {
			const seen = await lookAtLink(this.#network, this.link.id);
			// One that has run out is opened anew, with another hour.
			if (Date.parse(seen.expiresAt) < Date.now()) await this.open();
			else this.link = seen;
		} catch (error) {
			// A look that went wrong is made good by the next one; only a link that is gone needs a new one.
			if (error instanceof ApiProblem && error.code === 'not_found') await this.open();
		}
	}
}
