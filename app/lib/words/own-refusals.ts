import { SvelteMap } from 'svelte/reactivity';
import type { OwnRefusal } from '#sync/records/network-face.ts';

/** What there is to say of codes of failure that only one network has. Their manifests bring it: a device that was never online knows none. */
export const ownRefusals = new SvelteMap<string, OwnRefusal>();
