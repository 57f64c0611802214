import Bell from '@lucide/svelte/icons/bell';
import CalendarDays from '@lucide/svelte/icons/calendar-days';
import CalendarRange from '@lucide/svelte/icons/calendar-range';
import FileText from '@lucide/svelte/icons/file-text';
import Keyboard from '@lucide/svelte/icons/keyboard';
import Languages from '@lucide/svelte/icons/languages';
import LayoutGrid from '@lucide/svelte/icons/layout-grid';
import LogOut from '@lucide/svelte/icons/log-out';
import Monitor from '@lucide/svelte/icons/monitor';
import Moon from '@lucide/svelte/icons/moon';
import Plus from '@lucide/svelte/icons/plus';
import RefreshCw from '@lucide/svelte/icons/refresh-cw';
import Settings from '@lucide/svelte/icons/settings';
import SquarePen from '@lucide/svelte/icons/square-pen';
import Sun from '@lucide/svelte/icons/sun';
import Users from '@lucide/svelte/icons/users';
import { uuidv7 } from 'uuidv7';
import { goto } from '$app/navigation';
import { desk } from '#app/lib/data/desk.svelte.ts';
import { currentProject } from '#app/lib/state/current-project.svelte.ts';
import { overlay } from '#app/lib/state/overlay.svelte.ts';
import { theme, themes } from '#app/lib/state/theme.svelte.ts';
import type { Command } from '#app/lib/ui/command.ts';
import type { Icon } from '#app/lib/ui/icon.ts';
import { en } from '#app/lib/words/en.ts';
import { ru, type Words } from '#app/lib/words/ru.ts';
import { localeNames, locales, words } from '#app/lib/words/words.svelte.ts';
import { sections } from '../frame/sections.ts';
import { here } from '../posts/here.svelte.ts';
import { askToSignOut } from '../settings/sign-out.svelte.ts';
import type { Findable } from './find.ts';

export type FindableCommand = Command & Findable;

/** A command by words that both languages have: it is shown in the one that is spoken, and found in both. */
function command(
	name: (all: Words) => string,
	what: { icon: Icon; keys?: string; aside?: string; also?: string } & (
		{ href: string } | { run: () => void }
	)
): FindableCommand {
	const { also = '', ...rest } = what;
	const [inRussian, inEnglish] = [name(ru), name(en)];
	const id = 'href' in what ? what.href : inEnglish;
	return { id, label: name(words.current), names: `${inRussian} ${inEnglish} ${also}`, ...rest };
}

/** Every screen that has a place of its own. */
export const screens = (): FindableCommand[] => [
	...sections.map(({ name, href, icon }) => command((all) => all.frame[name], { icon, href })),
	...(['week', 'day', 'list'] as const).map((view, at) =>
		command((all) => `${all.frame.calendar}: ${all.calendar[view]}`, {
			icon: CalendarRange,
			keys: String(at + 2),
			href: `/calendar?view=${view}`
		})
	),
	command((all) => all.posts.filters.draft, { icon: FileText, href: '/posts?status=draft' }),
	command((all) => all.posts.filters.problems, { icon: FileText, href: '/posts?status=problems' }),
	command((all) => all.activity.title, { icon: Bell, href: '/activity' }),
	command((all) => all.notices.title, { icon: Bell, href: '/notices' }),
	command((all) => all.frame.settings, { icon: Settings, href: '/settings', also: 'профиль profile' }),
	command((all) => all.settings.project, { icon: Settings, href: '/settings/project' }),
	command((all) => all.members.title, { icon: Users, href: '/settings/members' }),
	command((all) => all.frame.allProjects, { icon: LayoutGrid, href: '/projects' })
];

/** Everything that can be done from anywhere. */
export function actions(): FindableCommand[] {
	const icons = { system: Monitor, light: Sun, dark: Moon };
	const mayWrite = here.may('posts.draft');
	return [
		...(mayWrite
			? [
					command((all) => all.frame.newPost, { icon: SquarePen, keys: 'C', href: '/posts/new' }),
					command((all) => all.templates.newTemplate, {
						icon: Plus,
						run: () => void goto(`/templates/${uuidv7()}?new`)
					})
				]
			: []),
		command((all) => all.calendar.today, { icon: CalendarDays, href: '/calendar?view=day' }),
		command((all) => all.palette.keys, { icon: Keyboard, keys: '?', run: () => overlay.show('keys') }),
		command((all) => all.palette.syncNow, { icon: RefreshCw, run: () => desk().sync.retry() }),
		...themes.map((one) =>
			command((all) => `${all.settings.theme}: ${all.settings.themes[one]}`, {
				icon: icons[one],
				run: () => theme.choose(one)
			})
		),
		...locales.map((one) =>
			command((all) => `${all.settings.language}: ${localeNames[one]}`, {
				icon: Languages,
				run: () => words.choose(one)
			})
		),
		...currentProject.all
			.filter(({ id }) => id !== currentProject.id)
			.map(({ id, name }) =>
				command((all) => all.palette.toProject(name), {
					icon: LayoutGrid,
					run: () => currentProject.choose(id)
				})
			),
		command((all) => all.frame.newProject, { icon: Plus, href: '/projects/new' }),
		command((all) => all.frame.signOut, { icon: LogOut, run: askToSignOut })
	];
}
