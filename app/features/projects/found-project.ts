import { createProject } from '#app/lib/data/writes.ts';
import { currentProject } from '#app/lib/state/current-project.svelte.ts';
import { expectSteps } from '../first-run/steps.svelte.ts';

/** Makes a project on this device and opens it; its first steps stand there at once. */
export async function foundProject(given: { name: string; timezone: string }): Promise<void> {
	const id = await createProject(given);
	expectSteps(id);
	currentProject.choose(id);
}
