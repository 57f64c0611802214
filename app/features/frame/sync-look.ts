import CloudCheck from '@lucide/svelte/icons/cloud-check';
import CloudOff from '@lucide/svelte/icons/cloud-off';
import CloudAlert from '@lucide/svelte/icons/cloud-alert';
import CloudUpload from '@lucide/svelte/icons/cloud-upload';
import type { SyncState } from '#app/lib/data/sync-state.svelte.ts';
import type { Icon } from '#app/lib/ui/icon.ts';

/** How each state of the sync is drawn; its words are in words.current.frame. */
export const syncLook = {
	synced: { icon: CloudCheck, colour: 'var(--text-3)' },
	saving: { icon: CloudUpload, colour: 'var(--status-publishing)' },
	offline: { icon: CloudOff, colour: 'var(--warning-text)' },
	full: { icon: CloudAlert, colour: 'var(--danger-text)' },
	outdated: { icon: CloudAlert, colour: 'var(--warning-text)' }
} as const satisfies Record<SyncState['status'], { icon: Icon; colour: string }>;
