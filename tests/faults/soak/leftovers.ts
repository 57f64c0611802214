import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool } from 'pg';

/** Waits until nothing is left, in milliseconds at most: of what a killed worker had begun, others wait for the turn to end. */
export async function leftovers(pool: Pool, dataDir: string, within: number): Promise<string[]> {
	const giveUpAt = Date.now() + within;
	for (;;) {
		const left = Object.entries(await leftNow(pool, dataDir)).filter(([, count]) => count > 0);
		if (left.length === 0 || Date.now() > giveUpAt) return left.map(([what, count]) => `${count} ${what}`);
		await sleep(1000);
	}
}

/**
 * What has to be gone once all is quiet: how much is left of each. What a killed worker had in hand the queue holds until its time is over, and
 * looks for that once a minute.
 */
async function leftNow(pool: Pool, dataDir: string): Promise<Record<string, number>> {
	const { rows } = await pool.query<Record<string, number>>(`
		select (select count(*)::int from jobs.job where state in ('created', 'retry') and start_after < now()) as "waiting jobs",
			(select count(*)::int from jobs.job where state = 'active'
				and started_on + expire_seconds * interval '1 second' < now() - interval '2 minutes') as "jobs of the dead",
			(select count(*)::int from attempts where ended_at is null) as "open attempts",
			(select count(*)::int from upkeep where ended_at is null) as "open upkeep",
			(select count(*)::int from publications
				where status in ('published', 'failed', 'cancelled') and lease_until is not null) as "leases of what is over",
			(select count(*)::int from publications p where status in ('failed', 'needs_review') and not exists (
				select from attempts a where a.publication_id = p.id and a.code is not null)) as "failures without a reason",
			(select count(*)::int from sync_feed f
				where collection = 'publications' and operation = 0
				and not exists (select from publications p where p.id = f.document_id)) as "words of nothing in the feed"`);
	// Answers that were written to the disk and not settled. What heirs have left beside them is cleared a day later.
	const files = await readdir(join(dataDir, 'answers')).catch(() => []);
	return { ...rows[0], answers: files.filter((name) => name.endsWith('.json')).length };
}
