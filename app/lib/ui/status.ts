import BadgeCheck from '@lucide/svelte/icons/badge-check';
import CircleCheck from '@lucide/svelte/icons/circle-check';
import CircleDashed from '@lucide/svelte/icons/circle-dashed';
import CircleHelp from '@lucide/svelte/icons/circle-question-mark';
import CircleSlash from '@lucide/svelte/icons/circle-slash';
import CircleX from '@lucide/svelte/icons/circle-x';
import Clock from '@lucide/svelte/icons/clock';
import ClockAlert from '@lucide/svelte/icons/clock-alert';
import Eye from '@lucide/svelte/icons/eye';
import Search from '@lucide/svelte/icons/search';
import Send from '@lucide/svelte/icons/send';
import Trash from '@lucide/svelte/icons/trash-2';
import TriangleAlert from '@lucide/svelte/icons/triangle-alert';
import type { Icon } from './icon.ts';

/** How every state of a post, and of its publication on one channel, is drawn. The word for it is in words.current.status. */
export const statusLook = {
	draft: { icon: CircleDashed, colour: 'var(--status-draft)' },
	review: { icon: Eye, colour: 'var(--status-review)' },
	approved: { icon: BadgeCheck, colour: 'var(--status-approved)' },
	scheduled: { icon: Clock, colour: 'var(--status-scheduled)' },
	pending: { icon: Clock, colour: 'var(--status-scheduled)' },
	publishing: { icon: Send, colour: 'var(--status-publishing)' },
	sending: { icon: Send, colour: 'var(--status-publishing)' },
	verifying: { icon: Search, colour: 'var(--status-publishing)' },
	published: { icon: CircleCheck, colour: 'var(--status-published)' },
	partial: { icon: TriangleAlert, colour: 'var(--status-partial)' },
	failed: { icon: CircleX, colour: 'var(--status-failed)' },
	missed: { icon: ClockAlert, colour: 'var(--status-missed)' },
	needs_review: { icon: CircleHelp, colour: 'var(--status-needs_review)' },
	deleted: { icon: Trash, colour: 'var(--status-draft)' },
	cancelled: { icon: CircleSlash, colour: 'var(--status-draft)' }
} as const satisfies Record<string, { icon: Icon; colour: string }>;

export type StatusName = keyof typeof statusLook;
