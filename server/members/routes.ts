import { createRoute, z } from '@hono/zod-openapi';
import { id } from '#sync/records/fields.ts';
import { member, role } from '#sync/records/member.ts';
import { email } from '../auth/bodies.ts';
import { signedIn } from '../auth/signed-in.ts';
import { access } from '../core/guard.ts';
import { jsonAnswer, jsonBody, newRoutes, problems } from '../core/http.ts';
import { afterId, page, pageOf, pageQuery } from '../core/paging.ts';
import { readingProject } from '../core/read-as.ts';
import { changeRole } from './change-role.ts';
import { memberRecord } from './documents.ts';
import { findMember } from './find-member.ts';
import { handOver } from './hand-over.ts';
import { invite } from './invite.ts';
import { listMembers } from './list-members.ts';
import { nameOf } from './name-of.ts';
import { removeMember } from './remove-member.ts';
import { resendInvitation } from './resend-invitation.ts';

const ofProject = { tags: ['members'], middleware: signedIn };
const params = z.object({ id, userId: id });

const list = createRoute({
	...ofProject,
	method: 'get',
	path: '/{id}/members',
	request: { params: z.object({ id }), query: z.object(pageQuery) },
	responses: {
		200: jsonAnswer('The longest there first', pageOf(member)),
		...problems('unauthorized', 'not_found')
	}
});

const add = createRoute({
	...ofProject,
	method: 'post',
	path: '/{id}/members',
	request: { params: z.object({ id }), body: jsonBody(z.object({ id: id.optional(), email, role })) },
	responses: {
		201: jsonAnswer('Added, or invited by mail', member),
		...problems('unauthorized', 'forbidden', 'not_found', 'already_exists', 'validation_failed')
	}
});

const change = createRoute({
	...ofProject,
	method: 'put',
	path: '/{id}/members/{userId}',
	request: { params, body: jsonBody(z.object({ role })) },
	responses: {
		200: jsonAnswer('As it is now', member),
		...problems('unauthorized', 'forbidden', 'not_found', 'last_owner', 'validation_failed')
	}
});

const remove = createRoute({
	...ofProject,
	method: 'delete',
	path: '/{id}/members/{userId}',
	request: { params },
	responses: {
		204: { description: 'No longer in the project' },
		...problems('unauthorized', 'forbidden', 'not_found', 'last_owner')
	}
});

const resend = createRoute({
	...ofProject,
	method: 'post',
	path: '/{id}/members/{userId}/invitation',
	request: { params },
	responses: {
		204: { description: 'The letter was sent again' },
		...problems('unauthorized', 'forbidden', 'not_found', 'already_member', 'too_many_requests')
	}
});

const giveAway = createRoute({
	...ofProject,
	method: 'post',
	path: '/{id}/members/{userId}/ownership',
	request: { params },
	responses: {
		200: jsonAnswer('The owner from now on; who asked is an editor', member),
		...problems('unauthorized', 'forbidden', 'not_found', 'not_a_member')
	}
});

export const memberRoutes = newRoutes()
	.openapi(list, async (context) => {
		const { deps, caller } = { deps: context.get('deps'), caller: context.get('caller') };
		const { id } = context.req.valid('param');
		const { limit, cursor } = context.req.valid('query');
		const rows = await readingProject(deps, caller.userId, id, (db) =>
			listMembers(db, id, limit + 1, afterId(cursor))
		);
		return context.json(
			page(rows, limit, (last) => last.id),
			200
		);
	})
	.openapi(add, async (context) => {
		const { id } = context.req.valid('param');
		const { userId } = context.get('caller');
		return context.json(await invite(context.get('deps'), userId, id, context.req.valid('json')), 201);
	})
	.openapi(change, async (context) => {
		const { deps, caller } = { deps: context.get('deps'), caller: context.get('caller') };
		const { id, userId } = context.req.valid('param');
		const changed = await deps.write(async (tx) => {
			await access(tx, caller.userId, id, 'members.write');
			const row = await changeRole(
				tx,
				deps,
				await findMember(tx, id, userId),
				context.req.valid('json').role
			);
			return memberRecord(row, await nameOf(tx, row.userId));
		});
		return context.json(changed, 200);
	})
	.openapi(remove, async (context) => {
		const { deps, caller } = { deps: context.get('deps'), caller: context.get('caller') };
		const { id, userId } = context.req.valid('param');
		await deps.write(async (tx) => {
			await access(tx, caller.userId, id, 'project.read');
			const found = await findMember(tx, id, userId);
			const isLeaving = found.userId === caller.userId;
			if (!isLeaving) await access(tx, caller.userId, id, 'members.write');
			await removeMember(tx, deps, found);
		});
		return context.body(null, 204);
	})
	.openapi(resend, async (context) => {
		const { id, userId } = context.req.valid('param');
		await resendInvitation(context.get('deps'), context.get('caller').userId, id, userId);
		return context.body(null, 204);
	})
	.openapi(giveAway, async (context) => {
		const { id, userId } = context.req.valid('param');
		const owner = await handOver(context.get('deps'), context.get('caller').userId, id, userId);
		return context.json(owner, 200);
	});
