import Check from '@lucide/svelte/icons/check';
import CircleCheck from '@lucide/svelte/icons/circle-check';
import CircleHelp from '@lucide/svelte/icons/circle-question-mark';
import CircleX from '@lucide/svelte/icons/circle-x';
import RotateCw from '@lucide/svelte/icons/rotate-cw';
import SearchCheck from '@lucide/svelte/icons/search-check';
import SearchX from '@lucide/svelte/icons/search-x';
import Send from '@lucide/svelte/icons/send';
import type { Attempt } from '#sync/records/publication.ts';
import type { Icon } from '#app/lib/ui/icon.ts';

/** How the answer to one attempt is drawn. The word for it is in words.current.receipt.outcome. */
export const outcomeLook: Record<Attempt['outcome'], { icon: Icon; colour: string }> = {
	sending: { icon: Send, colour: 'var(--status-publishing)' },
	published: { icon: CircleCheck, colour: 'var(--status-published)' },
	done: { icon: Check, colour: 'var(--status-published)' },
	not_sent: { icon: RotateCw, colour: 'var(--status-scheduled)' },
	refused: { icon: CircleX, colour: 'var(--status-failed)' },
	unknown: { icon: CircleHelp, colour: 'var(--status-needs_review)' },
	confirmed: { icon: SearchCheck, colour: 'var(--status-published)' },
	absent: { icon: SearchX, colour: 'var(--status-scheduled)' }
};
