import type { Database } from '#app/lib/data/database.ts';
import type { DeviceStore } from '#app/lib/data/device.ts';

/** Stands where app/lib/data/desk.svelte.ts stands in a browser: the open desk of this page, for app/lib/data/writes. */
interface OpenDesk {
	userId: string;
	db: Database;
	device: DeviceStore;
	sync: { ownFault(fault: unknown): void };
}

let open: OpenDesk | null = null;

export function setDesk(opened: OpenDesk): void {
	open = opened;
}

export function desk(): OpenDesk {
	if (!open) throw new Error('no desk is open');
	return open;
}
