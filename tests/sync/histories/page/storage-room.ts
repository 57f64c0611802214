/** Stands where app/lib/state/storage-room.svelte.ts stands in a browser, which asks whether the device may keep what is written. */
export const storageRoom = { askOnce: async (): Promise<void> => undefined };
