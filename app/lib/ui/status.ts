import BadgeCheck from '@lucide/svelte/icons/badge-check';
import badgeCheck from '@lucide/svelte/icons/badge-check?mark';
import CircleCheck from '@lucide/svelte/icons/circle-check';
import circleCheck from '@lucide/svelte/icons/circle-check?mark';
import CircleDashed from '@lucide/svelte/icons/circle-dashed';
import circleDashed from '@lucide/svelte/icons/circle-dashed?mark';
import CircleHelp from '@lucide/svelte/icons/circle-question-mark';
import circleHelp from '@lucide/svelte/icons/circle-question-mark?mark';
import CircleSlash from '@lucide/svelte/icons/circle-slash';
import circleSlash from '@lucide/svelte/icons/circle-slash?mark';
import CircleX from '@lucide/svelte/icons/circle-x';
import circleX from '@lucide/svelte/icons/circle-x?mark';
import Clock from '@lucide/svelte/icons/clock';
import clock from '@lucide/svelte/icons/clock?mark';
import ClockAlert from '@lucide/svelte/icons/clock-alert';
import clockAlert from '@lucide/svelte/icons/clock-alert?mark';
import Eye from '@lucide/svelte/icons/eye';
import eye from '@lucide/svelte/icons/eye?mark';
import Search from '@lucide/svelte/icons/search';
import search from '@lucide/svelte/icons/search?mark';
import Send from '@lucide/svelte/icons/send';
import send from '@lucide/svelte/icons/send?mark';
import Trash from '@lucide/svelte/icons/trash-2';
import trash from '@lucide/svelte/icons/trash-2?mark';
import TriangleAlert from '@lucide/svelte/icons/triangle-alert';
import triangleAlert from '@lucide/svelte/icons/triangle-alert?mark';
import type { Icon } from './icon.ts';

/** How every state of a post, and of its publication on one channel, is drawn, `mark` where there are many. The word for it is in words.current.status. */
export const statusLook = {
	draft: { icon: CircleDashed, mark: circleDashed, colour: 'var(--status-draft)' },
	review: { icon: Eye, mark: eye, colour: 'var(--status-review)' },
	approved: { icon: BadgeCheck, mark: badgeCheck, colour: 'var(--status-approved)' },
	scheduled: { icon: Clock, mark: clock, colour: 'var(--status-scheduled)' },
	pending: { icon: Clock, mark: clock, colour: 'var(--status-scheduled)' },
	publishing: { icon: Send, mark: send, colour: 'var(--status-publishing)' },
	sending: { icon: Send, mark: send, colour: 'var(--status-publishing)' },
	verifying: { icon: Search, mark: search, colour: 'var(--status-publishing)' },
	published: { icon: CircleCheck, mark: circleCheck, colour: 'var(--status-published)' },
	partial: { icon: TriangleAlert, mark: triangleAlert, colour: 'var(--status-partial)' },
	failed: { icon: CircleX, mark: circleX, colour: 'var(--status-failed)' },
	missed: { icon: ClockAlert, mark: clockAlert, colour: 'var(--status-missed)' },
	needs_review: { icon: CircleHelp, mark: circleHelp, colour: 'var(--status-needs_review)' },
	deleted: { icon: Trash, mark: trash, colour: 'var(--status-draft)' },
	cancelled: { icon: CircleSlash, mark: circleSlash, colour: 'var(--status-draft)' }
} as const satisfies Record<string, { icon: Icon; mark: string; colour: string }>;

export type StatusName = keyof typeof statusLook;
