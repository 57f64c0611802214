import AtSign from '@lucide/svelte/icons/at-sign';
import BadgeCheck from '@lucide/svelte/icons/badge-check';
import CircleCheck from '@lucide/svelte/icons/circle-check';
import CircleHelp from '@lucide/svelte/icons/circle-question-mark';
import CircleX from '@lucide/svelte/icons/circle-x';
import ClockAlert from '@lucide/svelte/icons/clock-alert';
import Eye from '@lucide/svelte/icons/eye';
import Eraser from '@lucide/svelte/icons/eraser';
import ListRestart from '@lucide/svelte/icons/list-restart';
import MessageSquare from '@lucide/svelte/icons/message-square';
import PencilOff from '@lucide/svelte/icons/pencil-off';
import PinOff from '@lucide/svelte/icons/pin-off';
import TriangleAlert from '@lucide/svelte/icons/triangle-alert';
import Undo from '@lucide/svelte/icons/undo-2';
import Unplug from '@lucide/svelte/icons/unplug';
import Wrench from '@lucide/svelte/icons/wrench';
import type { Notice, NoticeKind } from '#sync/records/notice.ts';
import type { Icon } from '#app/lib/ui/icon.ts';

/** How each kind is drawn; its sentence is in words.current.notices.kinds. */
export const noticeLook: Record<NoticeKind, { icon: Icon; colour: string }> = {
	published: { icon: CircleCheck, colour: 'var(--status-published)' },
	partial: { icon: TriangleAlert, colour: 'var(--status-partial)' },
	failed: { icon: CircleX, colour: 'var(--status-failed)' },
	needs_review: { icon: CircleHelp, colour: 'var(--status-needs_review)' },
	missed: { icon: ClockAlert, colour: 'var(--status-missed)' },
	requeued: { icon: ListRestart, colour: 'var(--status-scheduled)' },
	foreseen: { icon: TriangleAlert, colour: 'var(--warning-text)' },
	edit_failed: { icon: PencilOff, colour: 'var(--status-failed)' },
	remove_failed: { icon: Eraser, colour: 'var(--status-failed)' },
	unpin_failed: { icon: PinOff, colour: 'var(--status-failed)' },
	review_asked: { icon: Eye, colour: 'var(--status-review)' },
	approved: { icon: BadgeCheck, colour: 'var(--status-approved)' },
	returned: { icon: Undo, colour: 'var(--status-review)' },
	commented: { icon: MessageSquare, colour: 'var(--accent-text)' },
	mentioned: { icon: AtSign, colour: 'var(--accent-text)' },
	account_attention: { icon: Wrench, colour: 'var(--warning-text)' },
	account_lost: { icon: Unplug, colour: 'var(--status-failed)' }
};

/** Where there is something to be done about it, or to be seen. */
export function addressOf({ postId, kind }: Pick<Notice, 'postId' | 'kind'>): string {
	if (postId === null) return '/accounts';
	const isSaid = kind === 'commented' || kind === 'mentioned' || kind === 'returned';
	return `/posts/${postId}${isSaid ? '?discussion' : ''}`;
}
