import type { DeviceStore } from './device.ts';

interface Named {
	id: string;
	writeId?: string;
}

/** Per device, the words of versions that are known to have been replaced at the server. They never come back there. */
const words = new WeakMap<DeviceStore, Set<string>>();

const entry = ({ id, writeId }: Named): string => `${id} ${writeId}`;

/** What came from the server as the last version, and is not any more: this device's own write has replaced it, or somebody's whom a push has met. */
export function noteReplaced(device: DeviceStore, versions: Named[]): void {
	const known = words.get(device) ?? new Set();
	words.set(device, known);
	for (const version of versions) if (version.writeId !== undefined) known.add(entry(version));
}

/**
 * Whether a version that a page brings is from before one that the device knows of: the page was asked for, and then a push went out and
 * came back before it. RxDB would take it for the newest, and store it over what the person has just written.
 */
export const isReplaced = (device: DeviceStore, version: Named): boolean =>
	words.get(device)?.has(entry(version)) ?? false;
