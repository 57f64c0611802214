import { may, type Action } from '#sync/access.ts';
import { currentProject } from '#app/lib/state/current-project.svelte.ts';

/** The project that the screens show: whose it is to do what there, and what its clocks say. */
export const here = {
	get projectId(): string {
		return currentProject.id ?? '';
	},
	get zone(): string {
		return currentProject.project?.timezone ?? 'UTC';
	},
	may(action: Action): boolean {
		const role = currentProject.project?.myRole;
		return role !== undefined && may(role, action);
	}
};
