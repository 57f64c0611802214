import { LRUCache } from 'lru-cache';
import type { Db } from '#db/client.ts';
import type { Deps } from './deps.ts';
import { allowed } from './guard.ts';
import { perDeps } from './per-deps.ts';
import { reading } from './read-as.ts';
import { standingIn } from './standing.ts';

interface Answer {
	version: number;
	json: string;
}

/** Of one process, in characters. */
const most = 4_000_000;

const kept = perDeps(() => ({
	answers: new LRUCache<string, Answer>({
		maxSize: most,
		sizeCalculation: ({ json }, key) => json.length + key.length
	}),
	underway: new Map<string, Promise<string>>()
}));

export interface Asked {
	userId: string;
	projectId: string;
	/** Which list it is, and what of it: nothing else may make a difference to the answer. */
	what: unknown[];
}

/**
 * A page of a project's documents as JSON, for everybody who may read it; throws `not_found` to others, as `access` does. What the same person was
 * given before is given again while no document of the project has changed since: who they are in it, and which is its state, is asked of the
 * database each time, before the page is read, so that a page is never older than the state that it is kept under. `read` may depend on
 * documents of that project alone: on no clock, on nothing that does not raise the version.
 */
export async function rememberedPage(
	deps: Deps,
	{ userId, projectId, what }: Asked,
	read: (db: Db) => Promise<unknown>
): Promise<string> {
	const { role = null, version = 0 } = (await standingIn(deps, { userId, projectId })) ?? {};
	allowed(role, 'project.read');
	const { answers, underway } = kept(deps);
	const key = JSON.stringify([userId, projectId, ...what]);
	const known = answers.get(key);
	if (known?.version === version) return known.json;
	// Of those who ask for the same state at once, one reads.
	const turn = `${version} ${key}`;
	const going = underway.get(turn);
	if (going) return going;
	const made = reading(deps, userId, read)
		.then((page) => {
			const json = JSON.stringify(page);
			answers.set(key, { version, json });
			return json;
		})
		.finally(() => underway.delete(turn));
	underway.set(turn, made);
	return made;
}
