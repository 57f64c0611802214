import { uuidv7 } from 'uuidv7';
import type { Action } from '#sync/access.ts';
import type { Scene } from './scene.ts';

/**
 * Who gets in:
 * - `anyone`: also who is not signed in. What such a route asks for instead (a password, a secret of a network) is tested where it is.
 * - `person`: whoever is signed in, and gets what is their own.
 * - `its owner`: the one person whose the thing in the path is; to everybody else it is not there.
 * - `nobody`: what is asked for is not there, and that is what everybody is told.
 * - an action of sync/access.ts: a member of the project whose role may. To other roles it is forbidden, to everybody else it is not there.
 */
export type Opens = 'anyone' | 'person' | 'its owner' | 'nobody' | Action;

export interface Row {
	opens: Opens;
	/** Where another method is answered by the same route: to the router a HEAD is a GET. */
	method?: 'HEAD';
	/** The path that is asked for; a fresh thing where asking takes it away. Left out: the route's own, which names nothing. */
	path?: (scene: Scene) => string | Promise<string>;
	body?: (scene: Scene) => object | FormData;
	headers?: (scene: Scene) => Record<string, string>;
	/** Who is let in is gone afterwards, and is still needed: only who is not is seen here. */
	isForGood?: boolean;
}

const inProject = (scene: Scene) => ({ projectId: scene.projectId });
const query = (path: string) => (scene: Scene) => `${path}?projectId=${scene.projectId}`;
const post =
	(rest = '') =>
	async (scene: Scene) =>
		`/api/posts/${await scene.post()}${rest}`;
const scheduled = (rest: string) => async (scene: Scene) => `/api/posts/${await scene.scheduled()}${rest}`;
const project =
	(rest = '') =>
	(scene: Scene) =>
		`/api/projects/${scene.projectId}${rest}`;
const publication = (rest: string) => (scene: Scene) => `/api/publications/${scene.publicationId()}${rest}`;
const upload = async (scene: Scene) => `/api/media/uploads/${await scene.upload()}`;
const tus = () => ({ 'tus-resumable': '1.0.0' });
const ahead = '2026-12-24T09:00:00.000Z';

/** Every route of the program, by its method and path: one that has no row here fails. */
export const table: Record<string, Row> = {
	'GET /healthz': { opens: 'anyone' },
	'GET /livez': { opens: 'anyone' },
	'GET /readyz': { opens: 'anyone' },
	// By a word of the host's, and not by anybody's sign-in: tests/flows/metrics.test.ts.
	'GET /metrics': { opens: 'anyone' },
	'GET /api/openapi.json': { opens: 'anyone' },

	'POST /api/auth/register': { opens: 'anyone', body: () => ({}) },
	'POST /api/auth/verify-email': { opens: 'anyone', body: () => ({}) },
	'POST /api/auth/login': { opens: 'anyone', body: () => ({}) },
	'POST /api/auth/refresh': { opens: 'anyone' },
	'POST /api/auth/logout': { opens: 'anyone', isForGood: true },
	'POST /api/auth/resend-verification': { opens: 'anyone', body: () => ({}) },
	'POST /api/auth/forgot-password': { opens: 'anyone', body: () => ({}) },
	'POST /api/auth/reset-password': { opens: 'anyone', body: () => ({}) },
	'POST /api/auth/confirm-email': { opens: 'anyone', body: () => ({}) },
	'PUT /api/auth/email': { opens: 'person', body: () => ({}) },
	'PUT /api/auth/password': { opens: 'person', body: () => ({}) },
	'POST /api/auth/login/code': { opens: 'anyone', body: () => ({}) },
	'POST /api/auth/login/passkey/offer': { opens: 'anyone', body: () => ({}) },
	'POST /api/auth/login/passkey': { opens: 'anyone', body: () => ({}) },
	'GET /api/auth/factors': { opens: 'person' },
	'POST /api/auth/totp': { opens: 'person', body: () => ({}) },
	'POST /api/auth/totp/confirm': { opens: 'person', body: () => ({}) },
	'POST /api/auth/totp/off': { opens: 'person', body: () => ({}) },
	'POST /api/auth/recovery-codes': { opens: 'person', body: () => ({}) },
	'POST /api/auth/passkeys/offer': { opens: 'person', body: () => ({}) },
	'POST /api/auth/passkeys': { opens: 'person', body: () => ({}) },
	'PUT /api/auth/passkeys/:id': {
		opens: 'nobody',
		path: () => `/api/auth/passkeys/${uuidv7()}`,
		body: () => ({ name: 'Ключ' })
	},
	'DELETE /api/auth/passkeys/:id': { opens: 'nobody', path: () => `/api/auth/passkeys/${uuidv7()}` },
	'GET /api/auth/me': { opens: 'person' },
	'PUT /api/auth/me': { opens: 'person', body: () => ({}) },
	'DELETE /api/auth/me': { opens: 'person', isForGood: true },
	'POST /api/auth/me/export': { opens: 'person' },
	'GET /api/auth/sessions': { opens: 'person' },
	'DELETE /api/auth/sessions': { opens: 'person', path: () => '/api/auth/sessions?keep=current' },
	'DELETE /api/auth/sessions/:id': { opens: 'its owner', path: (scene) => scene.session() },

	'GET /api/networks': { opens: 'person' },
	'GET /api/notices/settings': { opens: 'person' },
	'PUT /api/notices/settings': { opens: 'person', body: () => ({}) },
	// An address of our own network: nobody is asked.
	'POST /api/link-cards': { opens: 'person', body: () => ({ url: 'http://127.0.0.1/' }) },
	'POST /api/notices/read': { opens: 'person', body: () => ({ items: [] }) },
	'GET /api/push/key': { opens: 'person' },
	'POST /api/push/subscriptions': { opens: 'person', body: () => ({}) },
	'DELETE /api/push/subscriptions': { opens: 'person', body: () => ({}) },

	'GET /api/projects': { opens: 'person' },
	'POST /api/projects': { opens: 'person', body: () => ({}) },
	'PUT /api/projects/:id': { opens: 'project.update', path: project(), body: () => ({ name: 'Имя' }) },
	'DELETE /api/projects/:id': {
		opens: 'project.delete',
		path: async (scene) => `/api/projects/${await scene.project()}`
	},
	'GET /api/projects/:id/members': { opens: 'project.read', path: project('/members') },
	'POST /api/projects/:id/members': {
		opens: 'members.write',
		path: project('/members'),
		body: () => ({ email: `${uuidv7()}@twexel.test`, role: 'viewer' })
	},
	'PUT /api/projects/:id/members/:userId': {
		opens: 'members.write',
		path: async (scene) => `/api/projects/${scene.projectId}/members/${await scene.member()}`,
		body: () => ({ role: 'viewer' })
	},
	'DELETE /api/projects/:id/members/:userId': {
		opens: 'members.write',
		path: async (scene) => `/api/projects/${scene.projectId}/members/${await scene.member()}`
	},
	'POST /api/projects/:id/members/:userId/invitation': {
		opens: 'members.write',
		path: async (scene) => `/api/projects/${scene.projectId}/members/${await scene.member()}/invitation`
	},
	// To somebody who has not come yet nothing can be handed over: who may is told that, and nothing changes.
	'POST /api/projects/:id/members/:userId/ownership': {
		opens: 'members.write',
		path: async (scene) => `/api/projects/${scene.projectId}/members/${await scene.member()}/ownership`
	},
	'GET /api/projects/:id/queue': { opens: 'project.read', path: project('/queue') },
	'PUT /api/projects/:id/queue': {
		opens: 'queue.write',
		path: project('/queue'),
		body: () => ({ slots: [], paused: false })
	},
	'GET /api/projects/:id/audit': { opens: 'audit.read', path: project('/audit') },
	'GET /api/projects/:id/audit/verify': { opens: 'audit.read', path: project('/audit/verify') },
	'POST /api/projects/:id/audit/export': { opens: 'audit.read', path: project('/audit/export') },

	'GET /api/projects/:id/activity': { opens: 'project.read', path: project('/activity') },
	'GET /api/projects/:id/client-links': { opens: 'posts.approve', path: project('/client-links') },
	'POST /api/projects/:id/client-links': {
		opens: 'posts.approve',
		path: project('/client-links'),
		body: (scene) => ({ name: 'Клиент', postIds: [scene.published.id] })
	},
	'DELETE /api/projects/:id/client-links/:linkId': {
		opens: 'posts.approve',
		path: async (scene) => `/api/projects/${scene.projectId}/client-links/${await scene.clientLink()}`
	},
	// A client's link is proof by itself; without one there is nothing.
	'POST /api/client/view': { opens: 'anyone', body: () => ({}) },
	'POST /api/client/decide': { opens: 'anyone', body: () => ({}) },
	'GET /api/client/media/:id/:which': { opens: 'anyone', path: () => `/api/client/media/${uuidv7()}/file` },

	'GET /api/accounts': { opens: 'project.read', path: query('/api/accounts') },
	'POST /api/accounts/sandbox': {
		opens: 'accounts.write',
		body: (scene) => ({ ...inProject(scene), title: 'Ещё канал' })
	},
	'POST /api/accounts/telegram': {
		opens: 'accounts.write',
		body: (scene) => ({
			...inProject(scene),
			chat: '@channel',
			botToken: '700000001:AAH-token_of_a_bot_of_nobody_xxxxxxx'
		})
	},
	'POST /api/accounts/telegram/links': { opens: 'accounts.write', body: inProject },
	'GET /api/accounts/telegram/links/:id': {
		opens: 'nobody',
		path: () => `/api/accounts/telegram/links/${uuidv7()}`
	},
	'POST /api/accounts/vk': {
		opens: 'accounts.write',
		body: (scene) => ({ ...inProject(scene), groupId: '1', accessToken: 'a'.repeat(40) })
	},
	'GET /api/accounts/vk/authorize': { opens: 'accounts.write', path: query('/api/accounts/vk/authorize') },
	'GET /api/accounts/vk/callback': { opens: 'anyone' },
	'GET /api/accounts/vk/channels': {
		opens: 'accounts.write',
		path: (scene) => `/api/accounts/vk/channels?projectId=${scene.projectId}&grantId=${uuidv7()}`
	},
	'POST /api/accounts/:id/sync': {
		opens: 'accounts.write',
		path: async (scene) => `/api/accounts/${await scene.channel()}/sync`
	},
	'PUT /api/accounts/:id': {
		opens: 'accounts.write',
		path: async (scene) => `/api/accounts/${await scene.channel()}`,
		body: () => ({ signature: '' })
	},
	'DELETE /api/accounts/:id': {
		opens: 'accounts.write',
		path: async (scene) => `/api/accounts/${await scene.channel()}`
	},
	'GET /api/sandbox/:accountId/messages': {
		opens: 'project.read',
		path: (scene) => `/api/sandbox/${scene.account.id}/messages`
	},

	'GET /api/media': { opens: 'project.read', path: query('/api/media') },
	'POST /api/media': { opens: 'media.write', body: (scene) => scene.form() },
	'GET /api/media/:id': { opens: 'project.read', path: (scene) => `/api/media/${scene.medium.id}` },
	'GET /api/media/:id/file': { opens: 'project.read', path: (scene) => `/api/media/${scene.medium.id}/file` },
	'GET /api/media/:id/thumb': {
		opens: 'project.read',
		path: (scene) => `/api/media/${scene.medium.id}/thumb`
	},
	'POST /api/media/:id/poster': {
		opens: 'media.write',
		path: (scene) => `/api/media/${scene.medium.id}/poster`,
		body: (scene) => scene.form()
	},
	'DELETE /api/media/:id': {
		opens: 'media.write',
		path: async (scene) => `/api/media/${await scene.media()}`
	},
	'OPTIONS /api/media/uploads': { opens: 'person' },
	'POST /api/media/uploads': {
		opens: 'media.write',
		headers: (scene) => ({
			...tus(),
			'upload-length': '1000',
			'upload-metadata': `projectId ${btoa(scene.projectId)},id ${btoa(uuidv7())},filename ${btoa('a.png')}`
		})
	},
	'GET /api/media/uploads/:upload': { opens: 'its owner', method: 'HEAD', path: upload, headers: tus },
	'PATCH /api/media/uploads/:upload': {
		opens: 'its owner',
		path: upload,
		headers: () => ({ ...tus(), 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' })
	},
	'DELETE /api/media/uploads/:upload': { opens: 'its owner', path: upload, headers: tus },

	'GET /api/posts': { opens: 'project.read', path: query('/api/posts') },
	'GET /api/posts/scheduled': { opens: 'project.read', path: query('/api/posts/scheduled') },
	'POST /api/posts': { opens: 'posts.draft', body: (scene) => ({ ...inProject(scene), html: 'Новый' }) },
	'GET /api/posts/:id': { opens: 'project.read', path: post() },
	'PUT /api/posts/:id': { opens: 'posts.draft', path: post(), body: () => ({ html: 'Другой' }) },
	'DELETE /api/posts/:id': { opens: 'posts.draft', path: post() },
	'GET /api/posts/:id/preview': {
		opens: 'project.read',
		path: async (scene) => `/api/posts/${await scene.post()}/preview?accountId=${scene.account.id}`
	},
	'GET /api/posts/:id/revisions': { opens: 'project.read', path: post('/revisions') },
	'POST /api/posts/:id/revisions/:revisionId/restore': {
		opens: 'posts.draft',
		path: async (scene) => {
			const id = await scene.post();
			return `/api/posts/${id}/revisions/${id}/restore`;
		}
	},
	'POST /api/posts/schedule': {
		opens: 'posts.publish',
		body: (scene) => ({ postId: scene.draftId, scheduledAt: ahead })
	},
	'PUT /api/posts/:id/reschedule': {
		opens: 'posts.publish',
		path: scheduled('/reschedule'),
		body: () => ({ scheduledAt: ahead })
	},
	'DELETE /api/posts/:id/unschedule': { opens: 'posts.publish', path: scheduled('/unschedule') },
	'POST /api/posts/:id/publish': { opens: 'posts.publish', path: post('/publish') },
	'POST /api/posts/:id/enqueue': { opens: 'posts.publish', path: post('/enqueue') },
	'PUT /api/posts/:id/queue-position': {
		opens: 'posts.publish',
		path: post('/queue-position'),
		body: () => ({ position: 1 })
	},

	'POST /api/posts/:id/approve': { opens: 'posts.approve', path: post('/approve') },
	'POST /api/posts/:id/return': { opens: 'posts.approve', path: post('/return') },
	'GET /api/posts/:id/reviews': { opens: 'project.read', path: post('/reviews') },
	'POST /api/posts/:id/comments': {
		opens: 'posts.comment',
		path: post('/comments'),
		body: () => ({ text: 'Хорошо' })
	},
	'PUT /api/posts/:id/comments/:commentId': {
		opens: 'nobody',
		path: async (scene) => `/api/posts/${await scene.post()}/comments/${uuidv7()}`,
		body: () => ({ text: 'Лучше' })
	},
	'DELETE /api/posts/:id/comments/:commentId': {
		opens: 'nobody',
		path: async (scene) => `/api/posts/${await scene.post()}/comments/${uuidv7()}`
	},
	'POST /api/posts/:id/presence': { opens: 'project.read', path: post('/presence') },
	'DELETE /api/posts/:id/presence': { opens: 'project.read', path: post('/presence') },

	'POST /api/publications/:id/retry': { opens: 'posts.publish', path: publication('/retry') },
	'POST /api/publications/:id/resolve': {
		opens: 'posts.publish',
		path: publication('/resolve'),
		body: () => ({ published: true })
	},
	'GET /api/publications/:id/content': { opens: 'project.read', path: publication('/content') },
	'GET /api/publications/:id/challenge': { opens: 'posts.publish', path: publication('/challenge') },

	'GET /api/templates': { opens: 'project.read', path: query('/api/templates') },
	'POST /api/templates': {
		opens: 'templates.write',
		body: (scene) => ({ ...inProject(scene), name: 'Новый' })
	},
	'GET /api/templates/:id': {
		opens: 'project.read',
		path: async (scene) => `/api/templates/${await scene.template()}`
	},
	'PUT /api/templates/:id': {
		opens: 'templates.write',
		path: async (scene) => `/api/templates/${await scene.template()}`,
		body: () => ({ name: 'Другой' })
	},
	'DELETE /api/templates/:id': {
		opens: 'templates.write',
		path: async (scene) => `/api/templates/${await scene.template()}`
	},

	'POST /hooks/telegram/:id': {
		opens: 'anyone',
		path: () => `/hooks/telegram/${uuidv7()}`,
		body: () => ({})
	},

	'GET /sync/collections': { opens: 'person' },
	'GET /sync/stream': { opens: 'person' },
	'GET /sync/:collection/pull': { opens: 'person', path: () => '/sync/posts/pull' },
	'POST /sync/:collection/push': { opens: 'person', path: () => '/sync/posts/push', body: () => [] }
};
