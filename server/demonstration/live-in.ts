import { and, eq, isNull } from 'drizzle-orm';
import { auditLog, media } from '#db/schema.ts';
import { buildDeps } from '../core/build-deps.ts';
import { systemClock } from '../core/clock.ts';
import type { Config } from '../core/config.ts';
import type { Deps } from '../core/deps.ts';
import { newLog } from '../core/log.ts';
import { onDisk } from '../media/on-disk.ts';
import { takeIn } from '../media/take-in.ts';
import { buns, drawn, filter, raf, type Still } from './pictures.ts';
import { spendWeek } from './week.ts';

/** Who works in the project, each by their role, and on what. */
export interface Team {
	projectId: string;
	accountIds: string[];
	owner: string;
	editor: string;
	author: string;
}

/** What each picture is called in the project's library. */
export type Pictures = Record<'raf' | 'filter' | 'buns', string>;

/** A clock that stands where the story is. */
export interface StoryClock {
	goTo(instant: Date): void;
}

/**
 * Has the people of a demonstration project take pictures, write posts with them, ask, answer and approve, through the same functions as the
 * program's own people: so there are thumbnails, notices and an audit log. Only once: where anybody has done anything, nothing is added.
 */
export async function liveIn(config: Config, databaseUrl: string, team: Team): Promise<void> {
	let present = systemClock.now();
	const story: StoryClock = { goTo: (instant) => void (present = instant) };
	const { deps, stop } = await buildDeps({
		config: { ...config, roles: ['web'] },
		log: newLog('warn'),
		databaseUrl,
		replaced: { clock: { ...systemClock, now: () => present } }
	});
	try {
		if (await isLivedIn(deps, team)) return;
		const pictures: Pictures = {
			raf: await photo(deps, team, raf),
			filter: await photo(deps, team, filter),
			buns: await photo(deps, team, buns)
		};
		// In one: a story is told to its end or not at all.
		await deps.write((tx) => spendWeek(tx, quiet(deps), story, team, pictures));
	} finally {
		await stop();
	}
}

/** Whatever people do leaves an entry, and entries stay. */
async function isLivedIn({ db }: Deps, { projectId }: Team): Promise<boolean> {
	const { id, scope } = auditLog;
	const entries = await db.select({ id }).from(auditLog).where(eq(scope, projectId)).limit(1);
	return entries.length > 0;
}

/** Nothing leaves the house: the people of a demonstration have no letter box. */
const quiet = (deps: Deps): Deps => ({ ...deps, enqueueAll: () => Promise.resolve() });

/** The one that is there already is that of a seed that was stopped. */
async function photo(deps: Deps, { projectId, author }: Team, still: Still): Promise<string> {
	const { name, alt } = still;
	const isIt = and(eq(media.projectId, projectId), eq(media.name, name), isNull(media.deletedAt));
	const [there] = await deps.db.select({ id: media.id }).from(media).where(isIt).limit(1);
	if (there) return there.id;
	const bytes = new Blob([new Uint8Array(await drawn(still))]);
	const row = await onDisk(deps, bytes.stream(), (path) =>
		takeIn(deps, author, { projectId, path, name, alt })
	);
	return row.id;
}
