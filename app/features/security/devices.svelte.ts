import { api } from '#app/lib/api.ts';
import { Submission } from '#app/lib/state/submission.svelte.ts';

/** One sign-in, as the server lists it. */
export interface Device {
	id: string;
	userAgent: string;
	address: string;
	createdAt: string;
	lastUsedAt: string;
	isCurrent: boolean;
}

/** Where the account is open. It is asked of the server each time: a list from yesterday would be worth nothing. */
export class Devices {
	all = $state.raw<Device[] | null>(null);
	readonly loading = new Submission();
	readonly ending = new Submission();

	get others(): Device[] {
		return this.all?.filter((one) => !one.isCurrent) ?? [];
	}

	load(): Promise<boolean> {
		return this.loading.run(async () => {
			const { items } = await api.get<{ items: Device[] }>('/api/auth/sessions');
			// This one first, whatever was used last.
			this.all = items.toSorted((a, b) => Number(b.isCurrent) - Number(a.isCurrent));
		});
	}

	end(id: string): Promise<boolean> {
		return this.#ending(`/api/auth/sessions/${id}`);
	}

	endOthers(): Promise<boolean> {
		return this.#ending('/api/auth/sessions?keep=current');
	}

	async #ending(path: string): Promise<boolean> {
		const isEnded = await this.ending.run(() => api.delete(path));
		// Also after a refusal: it may have ended by itself meanwhile.
		await this.load();
		return isEnded;
	}
}
