import { OpenAPIHono, type z } from '@hono/zod-openapi';
import type { Context, TypedResponse } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { Refusal, refusals, type FieldError, type RefusalCode, type Refusals } from '#sync/errors.ts';
import type { Deps } from './deps.ts';

/** Who is asking, once the guard has looked at the access token. */
export interface Caller {
	userId: string;
	sessionId: string;
	role: 'user' | 'admin';
}

export interface Env {
	Variables: { deps: Deps; requestId: string; caller: Caller };
}

/** A set of routes whose input is validated by their schemas; what does not fit is refused with the path of every wrong place. */
export const newRoutes = () =>
	new OpenAPIHono<Env>({
		defaultHook: (result) => {
			if (result.success) return;
			// A path that holds no id leads nowhere, like one that holds a foreign id.
			if (result.target === 'param') throw new Refusal('not_found');
			throw new Refusal('validation_failed', { errors: fieldErrors(result.error) });
		}
	});

export const fieldErrors = (error: z.core.$ZodError): FieldError[] =>
	error.issues.slice(0, 50).map((issue) => ({
		path: issue.path.map(String).join('.'),
		code: issue.code ?? 'invalid',
		message: issue.message
	}));

/** RFC 9457. `title` is the code in words; the sentences for people are the interface's. */
export function problem(context: Context<Env>, refusal: Refusal): Response {
	const { code, status, detail, errors, extra } = refusal;
	const { retryAfter } = extra;
	const body = {
		type: `urn:twexel:problem:${code}`,
		title: code.replaceAll('_', ' '),
		status,
		code,
		...(detail === undefined ? {} : { detail }),
		...(errors === undefined ? {} : { errors }),
		...extra,
		requestId: context.get('requestId')
	};
	return context.body(JSON.stringify(body), {
		// The cast: every declared status is one that has a body.
		status: status as ContentfulStatusCode,
		headers: {
			'content-type': 'application/problem+json',
			...refusal.headers,
			...(typeof retryAfter === 'number' ? { 'retry-after': String(retryAfter) } : {})
		}
	});
}

/** A JSON body that must be there. */
export const jsonBody = <Schema extends z.ZodType>(schema: Schema) => ({
	required: true as const,
	content: { 'application/json': { schema } }
});

/** A JSON answer, as it stands in the OpenAPI document. */
export const jsonAnswer = <Schema extends z.ZodType>(description: string, schema: Schema) => ({
	description,
	content: { 'application/json': { schema } }
});

/** JSON that has been written already. The cast: who has written it knows that it is what the route's schema says. */
export const writtenJson = <Body>(context: Context<Env>, json: string) =>
	context.body(json, 200, { 'content-type': 'application/json' }) as unknown as TypedResponse<
		Body,
		200,
		'json'
	>;

/** How a route's refusals stand in the OpenAPI document. */
export const problems = (...codes: RefusalCode[]) => problemsAmong(refusals, codes);

/** The same for a route that has codes of its own beside the common ones: a network's. */
export const problemsWith =
	<Own extends string>(own: Refusals<Own>) =>
	(...codes: (Own | RefusalCode)[]) =>
		problemsAmong<string>({ ...refusals, ...own }, codes);

const problemsAmong = <Code extends string>(statuses: Refusals<Code>, codes: Code[]) =>
	Object.fromEntries(
		Map.groupBy(codes, (code) => statuses[code])
			.entries()
			.map(([status, same]) => [
				status,
				{ description: same.join(', '), content: { 'application/problem+json': { schema: problemSchema } } }
			])
	);

const problemSchema = {
	type: 'object' as const,
	required: ['type', 'title', 'status', 'code', 'requestId'],
	properties: {
		type: { type: 'string' as const },
		title: { type: 'string' as const },
		status: { type: 'integer' as const },
		code: { type: 'string' as const },
		detail: { type: 'string' as const },
		requestId: { type: 'string' as const },
		errors: {
			type: 'array' as const,
			items: {
				type: 'object' as const,
				properties: {
					path: { type: 'string' as const },
					code: { type: 'string' as const },
					message: { type: 'string' as const }
				}
			}
		}
	}
};
