/** What the server told last of something that only it keeps: shown while it cannot be asked. It goes with the project, and with the session. */

const keyOf = (what: string, projectId: string): string => `twexel.known.${what}.${projectId}`;

export function keepKnown(what: 'activity', projectId: string, told: object): void {
	try {
		localStorage.setItem(keyOf(what, projectId), JSON.stringify(told));
	} catch {
		// There is no room for it: it is a convenience and nothing more.
	}
}

/** The cast: what stands there is what `keepKnown` was given, by this app. */
export function known<T>(what: 'activity', projectId: string): T | null {
	try {
		return JSON.parse(localStorage.getItem(keyOf(what, projectId)) ?? 'null') as T | null;
	} catch {
		return null;
	}
}

/** The person may no longer see these projects. */
export function forgetKnown(projectIds: string[]): void {
	if (typeof localStorage === 'undefined') return;
	for (const id of projectIds) localStorage.removeItem(keyOf('activity', id));
}
