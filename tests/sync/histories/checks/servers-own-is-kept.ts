import { same } from '#sync/merge.ts';
import type { Change } from '../audit.ts';
import type { Scene } from '../scene.ts';
import { Violation } from '../violation.ts';

/** Fields that nobody changes once a row is there, per table. */
const fixed: Record<string, string[]> = {
	posts: ['project_id', 'created_by', 'created_at', 'late_edit_of'],
	templates: ['project_id', 'created_by', 'created_at'],
	media: ['project_id', 'kind', 'hash', 'bytes', 'created_by', 'created_at'],
	accounts: ['project_id', 'network', 'external_id', 'title'],
	project_members: ['project_id', 'user_id', 'created_at'],
	projects: ['created_by', 'created_at']
};
/** What a post's readers have seen, or are about to. */
const shown = ['html', 'media', 'targets', 'scheduled_at', 'delete_at', 'status'];
const out = ['publishing', 'published', 'partial'];
const planned = ['draft', 'review', 'scheduled'];

/** I5: what is the server's stays the server's. I6: what is out stays as it went out, unless the server itself changes it. */
export function serversOwnIsKept(changes: Change[], { serverWrites }: Scene): void {
	for (const change of changes) {
		const { table, old, new: now, n } = change;
		if (!old || !now) continue;
		const changed = fixed[table]?.filter((field) => !same(old[field], now[field])) ?? [];
		if (changed.length > 0) throw new Violation('I5', `${table}: ${changed.join()} changed`, change);
		if (table === 'posts' && !serverWrites.some(({ from, to }) => n > from && n <= to))
			keepsWhatIsOut(change);
	}
}

function keepsWhatIsOut(change: Change): void {
	const [old, now] = [change.old ?? {}, change.new ?? {}];
	const isGiven = planned.includes(String(now['status'])) || now['status'] === old['status'];
	if (!isGiven) throw new Violation('I5', 'a push gave a post a status that only the worker gives', change);
	if (!out.includes(String(old['status']))) return;
	const changed = shown.filter((field) => !same(old[field], now[field]));
	if (changed.length > 0)
		throw new Violation('I6', `a push changed ${changed.join()} of what is out`, change);
}
