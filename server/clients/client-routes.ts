import { createRoute, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { and, eq, gt } from 'drizzle-orm';
import { clientLinkUses, projects, type ClientLinkRow } from '#db/schema.ts';
import { Refusal } from '#sync/errors.ts';
import {
	clientDecision,
	clientPost as clientPostShape,
	clientView,
	linkToken
} from '#sync/records/client-link.ts';
import { id } from '#sync/records/fields.ts';
import type { Deps } from '../core/deps.ts';
import { jsonAnswer, jsonBody, newRoutes, problems, type Env } from '../core/http.ts';
import { perDeps } from '../core/per-deps.ts';
import { addressOf } from '../core/request.ts';
import { Throttle } from '../core/throttle.ts';
import { findMedia } from '../media/find-media.ts';
import { serveRow } from '../media/serve.ts';
import { decideAsClient } from './decide.ts';
import { noteUse, openLink } from './links.ts';
import { clientPost, isOurs, shownBy } from './shown-posts.ts';

/** For whoever holds a link and has no account. The link's word comes in the body, so that it stands in no log and in no address. */

const ofAnybody = { tags: ['client'], security: [] };

const view = createRoute({
	...ofAnybody,
	method: 'post',
	path: '/view',
	request: { body: jsonBody(z.object({ token: linkToken })) },
	responses: {
		200: jsonAnswer('What the link shows', clientView),
		...problems('link_ended', 'validation_failed', 'too_many_requests')
	}
});

const decide = createRoute({
	...ofAnybody,
	method: 'post',
	path: '/decide',
	request: { body: jsonBody(clientDecision) },
	responses: {
		200: jsonAnswer('The post as it stands now', clientPostShape),
		...problems('link_ended', 'not_found', 'validation_failed', 'too_many_requests', 'content_changed'),
		...problems('already_published', 'already_publishing', 'too_many_comments')
	}
});

const picture = createRoute({
	...ofAnybody,
	method: 'get',
	path: '/media/{id}/{which}',
	request: {
		params: z.object({ id, which: z.enum(['file', 'thumb']) }),
		query: z.object({ until: z.coerce.number().int(), proof: z.string().max(64) })
	},
	responses: {
		200: { description: 'The bytes' },
		206: { description: 'The part of them that Range names' },
		...problems('not_found', 'range_not_satisfiable', 'validation_failed')
	}
});

/** Looks from one address, and decisions by one link. */
const looks = perDeps(() => new Throttle(60, 60_000));
const decisions = perDeps(() => new Throttle(30, 60_000));

function limit(context: Context<Env>, throttle: Throttle, key: string): void {
	const now = context.get('deps').clock.now();
	throttle.refuseFull(key, now);
	throttle.count(key, now);
}

/** Opened again within this time it is the same look. In milliseconds. */
const oneLook = 10 * 60_000;

async function noteLook(deps: Deps, link: ClientLinkRow): Promise<void> {
	const now = deps.clock.now();
	const { linkId, kind, at } = clientLinkUses;
	const since = gt(at, new Date(now.getTime() - oneLook));
	const recent = await deps.db
		.select({ at })
		.from(clientLinkUses)
		.where(and(eq(linkId, link.id), eq(kind, 'opened'), since))
		.limit(1);
	if (recent.length > 0) return;
	await deps.db.transaction((tx) => noteUse(tx, deps.clock, link, 'opened', null));
}

export const clientRoutes = newRoutes()
	.openapi(view, async (context) => {
		const deps = context.get('deps');
		limit(context, looks(deps), addressOf(context));
		const link = await openLink(deps.db, context.req.valid('json').token, deps.clock.now());
		await noteLook(deps, link);
		const [project] = await deps.db.select().from(projects).where(eq(projects.id, link.projectId));
		if (!project || project.deletedAt !== null) throw new Refusal('link_ended');
		const items = [];
		for (const post of await shownBy(deps.db, link)) items.push(await clientPost(deps, post));
		const { name: of, timezone } = project;
		const answer = { project: of, timezone, name: link.name, expiresAt: link.expiresAt.toISOString(), items };
		return context.json(answer, 200);
	})
	.openapi(decide, async (context) => {
		const deps = context.get('deps');
		limit(context, looks(deps), addressOf(context));
		const asked = context.req.valid('json');
		limit(context, decisions(deps), asked.token);
		const post = await deps.write((tx) => decideAsClient(tx, deps, asked));
		return context.json(await clientPost(deps, post), 200);
	})
	.openapi(picture, async (context) => {
		const deps = context.get('deps');
		const { id, which } = context.req.valid('param');
		const { until, proof } = context.req.valid('query');
		if (!isOurs(deps, id, which, until, proof)) throw new Refusal('not_found');
		return serveRow(context, await findMedia(deps.db, id), which === 'file' ? 'whole' : 'thumb');
	});
