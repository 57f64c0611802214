import { Hono, type Context, type MiddlewareHandler } from 'hono';
import { matchedRoutes } from 'hono/route';
import { METHOD_NAME_ALL } from 'hono/router';
import { Refusal } from '#sync/errors.ts';
import { activityRoutes } from './activity/routes.ts';
import { networkListRoutes } from './accounts/network-routes.ts';
import { accountRoutes } from './accounts/routes.ts';
import { auditRoutes } from './audit/routes.ts';
import { meRoutes } from './auth/me-routes.ts';
import { recoveryRoutes } from './auth/recovery-routes.ts';
import { authRoutes } from './auth/routes.ts';
import { sessionRoutes } from './auth/session-routes.ts';
import { signedIn } from './auth/signed-in.ts';
import { clientRoutes } from './clients/client-routes.ts';
import { clientLinkRoutes } from './clients/link-routes.ts';
import { commentRoutes } from './comments/routes.ts';
import { jsonOnly, smallBody } from './core/accepts.ts';
import type { Deps } from './core/deps.ts';
import { dataHeaders } from './core/headers.ts';
import { healthRoutes } from './core/health.ts';
import { newRoutes, problem, type Env } from './core/http.ts';
import { idempotent } from './core/idempotency.ts';
import { limited } from './core/limited.ts';
import { openApi } from './core/open-api.ts';
import { onFailure, request } from './core/request.ts';
import { factorRoutes } from './factors/routes.ts';
import { factorSignInRoutes } from './factors/sign-in-routes.ts';
import { networkRoutes } from './integrations/social/routes.ts';
import { linkCardRoutes } from './link-cards/routes.ts';
import { uploadRoutes } from './media/upload-routes.ts';
import { mediaRoutes } from './media/routes.ts';
import { measured } from './metrics/measured.ts';
import { metricsRoutes } from './metrics/routes.ts';
import { noticeRoutes } from './notices/routes.ts';
import { pushRoutes } from './push/routes.ts';
import { memberRoutes } from './members/routes.ts';
import { planRoutes } from './posts/plan-routes.ts';
import { postRoutes } from './posts/routes.ts';
import { presenceRoutes } from './presence/routes.ts';
import { projectRoutes } from './projects/routes.ts';
import { publicationRoutes } from './publications/routes.ts';
import { placeRoutes } from './queue/place-routes.ts';
import { queueRoutes } from './queue/routes.ts';
import { reviewRoutes } from './reviews/routes.ts';
import { revisionRoutes } from './revisions/routes.ts';
import { syncRoutes } from './sync/routes.ts';
import { templateRoutes } from './templates/routes.ts';
import { userRoutes } from './users/routes.ts';

/** Every feature of the API; each names its routes relative to where it is put here. The networks bring their own. */
const features = newRoutes()
	.route('/api/auth', authRoutes)
	.route('/api/auth', recoveryRoutes)
	.route('/api/auth', meRoutes)
	.route('/api/auth', userRoutes)
	.route('/api/auth', sessionRoutes)
	.route('/api/auth', factorSignInRoutes)
	.route('/api/auth', factorRoutes)
	.route('/api/projects', projectRoutes)
	.route('/api/projects', memberRoutes)
	.route('/api/projects', auditRoutes)
	.route('/api/networks', networkListRoutes)
	.route('/api/projects', queueRoutes)
	.route('/api/accounts', accountRoutes)
	.route('/api/media/uploads', uploadRoutes)
	.route('/api/media', mediaRoutes)
	.route('/api/link-cards', linkCardRoutes)
	.route('/api/posts', planRoutes)
	.route('/api/posts', placeRoutes)
	.route('/api/posts', revisionRoutes)
	.route('/api/posts', reviewRoutes)
	.route('/api/posts', commentRoutes)
	.route('/api/posts', presenceRoutes)
	.route('/api/projects', clientLinkRoutes)
	.route('/api/projects', activityRoutes)
	.route('/api/client', clientRoutes)
	.route('/api/posts', postRoutes)
	.route('/api/publications', publicationRoutes)
	.route('/api/notices', noticeRoutes)
	.route('/api/push', pushRoutes)
	.route('/api/templates', templateRoutes);

export type Api = typeof features;

/** Everything but the pages: what the program answers to other programs, its own interface among them. */
export function newApi(deps: Deps) {
	const api = new Hono<Env>();
	const all = newRoutes().route('/', networkRoutes(deps.folders)).route('/', features);
	api.use(request(deps), measured, dataHeaders);
	api.use('/api/*', unless(takesFiles, smallBody), unless(takesFiles, jsonOnly), unless(isOpen, signedIn));
	api.use('/api/*', unless(showsFiles, limited));
	api.use('/api/*', unless(answersAnew, idempotent));
	api.use('/hooks/*', smallBody, jsonOnly);
	api.get('/api/openapi.json', openApi(all));
	api.route('/', healthRoutes);
	api.route('/', metricsRoutes);
	api.route('/', all);
	api.route('/sync', syncRoutes);

	api.notFound((context) => problem(context, new Refusal('not_found')));
	api.onError(onFailure);
	return api;
}

/** Hono's own `except` puts its middlewares together anew for every request. */
const unless =
	(isExcepted: (context: Context) => boolean, middleware: MiddlewareHandler<Env>): MiddlewareHandler<Env> =>
	(context, next) =>
		isExcepted(context) ? next() : middleware(context, next);

/** Uploads, which have limits and types of their own, and look at these before they remember a request. */
const takesFiles = (context: Context): boolean => /^\/api\/media(\/|$)/.test(context.req.path);

/** A page shows hundreds of pictures at once; these ask for their reader by a cookie of their own. */
const showsFiles = (context: Context): boolean => context.req.method === 'GET' && takesFiles(context);

/** What is never answered with what it was answered before. */
const answersAnew = (context: Context): boolean =>
	context.req.method !== 'POST' || isOpen(context) || takesFiles(context);

/** What needs no access token, or asks for one itself, or is not there at all. All else is closed, also where a route forgets to. */
const isOpen = (context: Context): boolean =>
	matchedRoutes(context).every((route) => route.method === METHOD_NAME_ALL) ||
	context.req.path === '/api/openapi.json' ||
	/^\/api\/accounts\/\w+\/callback$/.test(context.req.path) ||
	context.req.path.startsWith('/api/auth/') ||
	context.req.path.startsWith('/api/client/') ||
	(context.req.method === 'GET' && context.req.path.startsWith('/api/media/'));
