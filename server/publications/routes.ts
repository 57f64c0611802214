import { createRoute, z } from '@hono/zod-openapi';
import { Refusal } from '#sync/errors.ts';
import { id } from '#sync/records/fields.ts';
import { publication, upkeepActs } from '#sync/records/publication.ts';
import { sentContent } from '#sync/records/sent-content.ts';
import { signedIn } from '../auth/signed-in.ts';
import { jsonAnswer, jsonBody, newRoutes, problems } from '../core/http.ts';
import { reading } from '../core/read-as.ts';
import { challengePicture } from './challenge.ts';
import { contentOf } from './content-of.ts';
import { repeatAct, resolvePublication, retryPublication } from './decide.ts';
import { publicationDocuments } from './documents.ts';
import type { Tx } from '#db/client.ts';

const ofMember = { tags: ['publications'], middleware: signedIn };
const params = z.object({ id });

/** What a person read in the picture that the network had shown. */
const answer = z.object({ challengeId: z.string().min(1).max(256), text: z.string().trim().min(1).max(200) });

const retry = createRoute({
	...ofMember,
	method: 'post',
	path: '/{id}/retry',
	/** `act`: what a network did not do to something that is out, once more; the sending, unless told. */
	request: {
		params,
		body: {
			...jsonBody(z.object({ act: z.enum(upkeepActs).optional(), answer: answer.optional() })),
			required: false
		}
	},
	responses: {
		200: jsonAnswer('On its way again', publication),
		...problems('unauthorized', 'forbidden', 'not_found', 'publication_not_retryable', 'validation_failed')
	}
});

const content = createRoute({
	...ofMember,
	method: 'get',
	path: '/{id}/content',
	request: { params },
	responses: {
		200: jsonAnswer('What the channel was sent', z.object({ content: sentContent })),
		...problems('unauthorized', 'not_found')
	}
});

const resolve = createRoute({
	...ofMember,
	method: 'post',
	path: '/{id}/resolve',
	request: {
		params,
		body: jsonBody(
			z.object({
				published: z.boolean(),
				url: z
					.url({ protocol: /^https?$/ })
					.max(2048)
					.optional()
			})
		)
	},
	responses: {
		200: jsonAnswer('As a person has decided', publication),
		...problems('unauthorized', 'forbidden', 'not_found', 'publication_not_in_review', 'validation_failed')
	}
});

const challenge = createRoute({
	...ofMember,
	method: 'get',
	path: '/{id}/challenge',
	request: { params },
	responses: {
		200: { description: 'The picture that a person has to read for the network' },
		...problems('unauthorized', 'forbidden', 'not_found', 'network_unreachable')
	}
});

export const publicationRoutes = newRoutes()
	.openapi(challenge, async (context) => {
		const { deps, caller } = { deps: context.get('deps'), caller: context.get('caller') };
		const { type, bytes } = await challengePicture(deps, caller.userId, context.req.valid('param').id);
		return context.body(bytes, 200, { 'content-type': type });
	})
	.openapi(retry, async (context) => {
		const { deps, caller } = { deps: context.get('deps'), caller: context.get('caller') };
		const { id } = context.req.valid('param');
		const retried = await deps.write(async (tx) => {
			const { act, answer } = context.req.valid('json') ?? {};
			if (act) await repeatAct(tx, deps, caller.userId, id, act);
			else await retryPublication(tx, deps, caller.userId, id, answer);
			return one(tx, id);
		});
		return context.json(retried, 200);
	})
	.openapi(content, async (context) => {
		const { deps, caller } = { deps: context.get('deps'), caller: context.get('caller') };
		const { id } = context.req.valid('param');
		const sent = await reading(deps, caller.userId, (db) => contentOf(db, caller.userId, id));
		return context.json({ content: sent }, 200);
	})
	.openapi(resolve, async (context) => {
		const { deps, caller } = { deps: context.get('deps'), caller: context.get('caller') };
		const { id } = context.req.valid('param');
		const resolved = await deps.write(async (tx) => {
			await resolvePublication(tx, deps, caller.userId, id, context.req.valid('json'));
			return one(tx, id);
		});
		return context.json(resolved, 200);
	});

async function one(tx: Tx, id: string) {
	const [document] = await publicationDocuments(tx, [id]);
	if (!document) throw new Refusal('not_found');
	return document;
}
