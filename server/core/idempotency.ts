import { createHash } from 'node:crypto';
import { and, eq, lt, sql } from 'drizzle-orm';
import type { Context, MiddlewareHandler } from 'hono';
import { z } from 'zod';
import { idempotentAnswers } from '#db/schema.ts';
import { Refusal } from '#sync/errors.ts';
import type { Deps } from './deps.ts';
import type { Env } from './http.ts';

/** An answer is kept for a day, in milliseconds. */
const lifetime = 24 * 60 * 60_000;
/** A request that has not been answered for so long died with its process. */
const longestRequest = 2 * 60_000;
const longestKey = 200;
/** What a request may be named by. */
export const idempotencyKey = z.string().min(1).max(longestKey);

/**
 * Keeps the first answer to a POST that names a key, and gives it again to the same key and body. Runs behind the guard. What failed on our
 * side is not kept, so that it can be tried again. Routes that answer with tokens do not use this.
 */
export const idempotent: MiddlewareHandler<Env> = async (context, next) => {
	const key = context.req.header('idempotency-key');
	if (context.req.method !== 'POST' || key === undefined) return next();
	if (!idempotencyKey.safeParse(key).success) {
		const errors = [{ path: 'Idempotency-Key', code: 'invalid', message: `1 to ${longestKey} characters` }];
		throw new Refusal('validation_failed', { errors });
	}
	const { deps, caller } = { deps: context.get('deps'), caller: context.get('caller').userId };
	const request = await fingerprint(context);
	const before = await claim(deps, caller, key, request);
	if (before) {
		if (before.request !== request) throw new Refusal('idempotency_key_reused');
		if (before.status === null) throw new Refusal('idempotency_in_flight', { extra: { retryAfter: 1 } });
		return again(before.status, before.body);
	}
	await next();
	await keep(deps, caller, key, context.res);
};

type Kept = typeof idempotentAnswers.$inferSelect;

/** Takes the key for this request: null when it is ours now, else what it has been used for. */
async function claim(deps: Deps, caller: string, key: string, request: string): Promise<Kept | null> {
	const now = deps.clock.now();
	await deps.db
		.delete(idempotentAnswers)
		.where(and(ofKey(caller, key), lt(idempotentAnswers.createdAt, new Date(now.getTime() - lifetime))));
	const [ours] = await deps.db
		.insert(idempotentAnswers)
		.values({ caller, key, request, createdAt: now })
		.onConflictDoUpdate({
			target: [idempotentAnswers.caller, idempotentAnswers.key],
			set: { createdAt: now },
			setWhere: sql`${idempotentAnswers.status} is null and ${idempotentAnswers.request} = ${request}
				and ${idempotentAnswers.createdAt} < ${new Date(now.getTime() - longestRequest).toISOString()}`
		})
		.returning();
	if (ours) return null;
	const [before] = await deps.db.select().from(idempotentAnswers).where(ofKey(caller, key));
	return before ?? claim(deps, caller, key, request);
}

async function keep(deps: Deps, caller: string, key: string, answer: Response): Promise<void> {
	// What is no JSON, as an exported file, is made anew as well.
	const isJson = /[/+]json/.test(answer.headers.get('content-type') ?? '/json');
	if (answer.status >= 500 || !isJson) {
		await deps.db.delete(idempotentAnswers).where(ofKey(caller, key));
		return;
	}
	const text = await answer.clone().text();
	await deps.db
		.update(idempotentAnswers)
		.set({ status: answer.status, body: text === '' ? null : JSON.parse(text) })
		.where(ofKey(caller, key));
}

function again(status: number, body: unknown): Response {
	const type = status >= 400 ? 'application/problem+json' : 'application/json';
	const headers = { 'idempotency-replayed': 'true', ...(body === null ? {} : { 'content-type': type }) };
	return new Response(body === null ? null : JSON.stringify(body), { status, headers });
}

/** A form's boundary differs at every try and files may be large, so of what is no JSON only its length stands for it. */
async function fingerprint(context: Context<Env>): Promise<string> {
	const { method, path } = context.req;
	const isFile = /^(multipart|image)\//i.test(context.req.header('content-type') ?? '');
	const body = isFile ? (context.req.header('content-length') ?? '') : await context.req.text();
	return createHash('sha256').update(`${method} ${path}\n`).update(body).digest('hex');
}

const ofKey = (caller: string, key: string) =>
	and(eq(idempotentAnswers.caller, caller), eq(idempotentAnswers.key, key));
