import { createHash, timingSafeEqual } from 'node:crypto';
import { Hono, type Context } from 'hono';
import ipaddr from 'ipaddr.js';
import { collectDefaultMetrics, Registry } from 'prom-client';
import { Refusal } from '#sync/errors.ts';
import type { Env } from '../core/http.ts';
import { addressOf } from '../core/request.ts';
import { stateNow } from './state.ts';

/** Memory, processor, the event loop: of the process, and so there once, and watched from the first look on. */
let ofProcess: Registry | undefined;

export const metricsRoutes = new Hono<Env>().get('/metrics', async (context) => {
	mustBeLetIn(context);
	const deps = context.get('deps');
	if (!ofProcess) collectDefaultMetrics({ register: (ofProcess = new Registry()) });
	const parts = await Promise.all([ofProcess.metrics(), deps.metrics.registry.metrics(), stateNow(deps)]);
	return context.body(parts.join('\n'), 200, { 'content-type': Registry.PROMETHEUS_CONTENT_TYPE });
});

/** Whoever has METRICS_TOKEN; where there is none, who asks from this very machine: to all others there is no such thing. */
function mustBeLetIn(context: Context<Env>): void {
	const { metricsToken } = context.get('deps').config;
	if (metricsToken === undefined) {
		if (!isFromHere(context)) throw new Refusal('not_found');
	} else if (!isSame(context.req.header('authorization') ?? '', `Bearer ${metricsToken}`)) {
		throw new Refusal('unauthorized');
	}
}

/** Whoever was passed on by a proxy, also by one that the host forgot to name, may sit anywhere, whatever the proxy says of them. */
function isFromHere(context: Context<Env>): boolean {
	if (passedOn.some((name) => context.req.header(name) !== undefined)) return false;
	const address = addressOf(context);
	return ipaddr.isValid(address) && ipaddr.process(address).range() === 'loopback';
}
const passedOn = [
	'forwarded',
	'via',
	'x-forwarded-for',
	'x-forwarded-host',
	'x-forwarded-proto',
	'x-real-ip'
];

/** The hashes are of one length, and comparing them takes as long for a near miss as for any other. */
const isSame = (given: string, wanted: string): boolean => timingSafeEqual(hashOf(given), hashOf(wanted));
const hashOf = (text: string): Buffer => createHash('sha256').update(text).digest();
