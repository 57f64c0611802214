import ActivityMark from '@lucide/svelte/icons/activity';
import CalendarDays from '@lucide/svelte/icons/calendar-days';
import Images from '@lucide/svelte/icons/images';
import LayoutTemplate from '@lucide/svelte/icons/layout-template';
import ListOrdered from '@lucide/svelte/icons/list-ordered';
import Radio from '@lucide/svelte/icons/radio-tower';
import ScrollText from '@lucide/svelte/icons/rows-3';
import type { Icon } from '#app/lib/ui/icon.ts';

/** The main sections, in the order of the rail and of the phone's bar. */
export const sections = [
	{ name: 'calendar', href: '/calendar', icon: CalendarDays },
	{ name: 'posts', href: '/posts', icon: ScrollText },
	{ name: 'queue', href: '/queue', icon: ListOrdered },
	{ name: 'templates', href: '/templates', icon: LayoutTemplate },
	{ name: 'accounts', href: '/accounts', icon: Radio },
	{ name: 'library', href: '/library', icon: Images },
	{ name: 'activity', href: '/activity', icon: ActivityMark }
] as const satisfies { name: string; href: string; icon: Icon }[];

/** Whether `path` is the section's own page or one below it. */
export const isWithin = (path: string, href: string): boolean => path === href || path.startsWith(`${href}/`);
