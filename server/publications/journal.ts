import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { id } from '#sync/records/fields.ts';
import { challenge } from '#sync/records/publication.ts';
import type { Deps } from '../core/deps.ts';
import type { SendOutcome } from '../integrations/social/network.ts';
import type { Held } from './claim.ts';
import { throwAway } from './throw-away.ts';

/**
 * What networks answered, written to this machine's disk before the database hears of it: one small file per attempt, gone once it is
 * settled. It is what a worker that died in between has left as proof (spec: publishing.md, 6).
 */
const entry = z.object({
	held: z.object({ publicationId: id, attemptId: id, fence: z.number().int(), part: z.number().int() }),
	outcome: z.discriminatedUnion('is', [
		z.object({
			is: z.literal('published'),
			sent: z.object({ externalIds: z.array(z.string()), url: z.string().nullable() })
		}),
		z.object({
			is: z.literal('refused'),
			code: z.string(),
			message: z.string(),
			accountStatus: z.enum(['attention', 'disconnected']).optional(),
			challenge: challenge.optional()
		})
	])
});
export type Answer = z.output<typeof entry>;

type Ground = Pick<Deps, 'config' | 'log'>;

/** Made with the first claim: see `groundOf`. */
export const folderOf = ({ config }: Pick<Deps, 'config'>): string => join(config.dataDir, 'answers');

const fileOf = (ground: Ground, attemptId: string): string => join(folderOf(ground), `${attemptId}.json`);

/** Only a definite answer is worth keeping. A disk that cannot take it is logged: the database is still there. */
export async function noteAnswer(ground: Ground, held: Held, outcome: SendOutcome): Promise<void> {
	if (outcome.is !== 'published' && outcome.is !== 'refused') return;
	try {
		// Half of an answer is none: what cannot be parsed is taken for that.
		await writeFile(fileOf(ground, held.attemptId), JSON.stringify({ held, outcome }), { mode: 0o600 });
	} catch (error) {
		ground.log.warn({ err: error }, 'an answer could not be journaled');
	}
}

export const forgetAnswer = (ground: Ground, attemptId: string): Promise<void> =>
	throwAway(fileOf(ground, attemptId));

/** What a worker on this machine has left unsettled about this attempt. */
export async function answerOf(ground: Ground, attemptId: string): Promise<Answer | undefined> {
	const text = await readFile(fileOf(ground, attemptId), 'utf8').catch(() => undefined);
	if (text === undefined) return undefined;
	try {
		return entry.parse(JSON.parse(text));
	} catch (error) {
		ground.log.warn({ err: error, attemptId }, 'a journaled answer cannot be read');
		return undefined;
	}
}

/** All attempts that workers of this machine have left answers of, at least so long ago by the machine's clock, in milliseconds. */
export async function journaled(ground: Ground, age: number): Promise<string[]> {
	const names = (await readdir(folderOf(ground)).catch(() => [])).filter((name) => name.endsWith('.json'));
	const writtenAt = await Promise.all(
		// One that is gone meanwhile is as young as can be.
		names.map((name) =>
			stat(join(folderOf(ground), name)).then(
				({ mtimeMs }) => mtimeMs,
				() => Infinity
			)
		)
	);
	const latest = Date.now() - age;
	return names
		.filter((_, index) => (writtenAt[index] ?? Infinity) <= latest)
		.map((name) => name.slice(0, -'.json'.length));
}
