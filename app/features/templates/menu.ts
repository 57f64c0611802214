import Copy from '@lucide/svelte/icons/copy';
import Pencil from '@lucide/svelte/icons/pencil';
import SquarePen from '@lucide/svelte/icons/square-pen';
import Trash from '@lucide/svelte/icons/trash-2';
import { goto } from '$app/navigation';
import type { Template } from '#sync/records/template.ts';
import type { MenuItem } from '#app/lib/ui/menu.ts';
import { words } from '#app/lib/words/words.svelte.ts';
import { here } from '../posts/here.svelte.ts';
import { deleteTemplate, duplicateTemplate } from './actions.ts';

/** What can be done with a template in the list. `use` opens the form in which its variables are filled. */
export function templateMenu(template: Template, use: (template: Template) => void): MenuItem[] {
	if (!here.may('templates.write')) return [];
	const { templates, common } = words.current;
	return [
		{ label: templates.use, icon: SquarePen, onSelect: () => use(template) },
		{ label: common.edit, icon: Pencil, href: `/templates/${template.id}` },
		...editorMenu(template)
	];
}

/** The same where it is open already; `leave` is told when it is gone. */
export function editorMenu(template: Template, leave?: () => void): MenuItem[] {
	const { templates, common } = words.current;
	return [
		{
			label: templates.duplicate,
			icon: Copy,
			onSelect: () => void duplicateTemplate(template).then((id) => goto(`/templates/${id}`))
		},
		'-',
		{
			label: common.delete,
			icon: Trash,
			danger: true,
			onSelect: () => void deleteTemplate(template).then(leave)
		}
	];
}
