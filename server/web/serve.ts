import { createServer, type Server, type ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { getRequestListener } from '@hono/node-server';
import { newApi } from '../api.ts';
import { ConfigRefusal } from '../core/config.ts';
import type { Deps } from '../core/deps.ts';
import { lifeOf } from '../core/health.ts';
import type { Part } from '../core/run.ts';
import { isApi } from './is-api.ts';
import { builtPages, livePages } from './pages.ts';

/** How long requests under way are waited for when the program stops, in milliseconds. */
const patience = 5000;
/** A device's cursor goes in the address, with some 150 bytes for each project of its person; Node's own limit ends at a hundred. */
const longestHead = 128 * 1024;

/** One port for everything: the API by Hono, and what is not the API's by the pages. */
export async function serve(deps: Deps, { isLive }: { isLive: boolean }): Promise<Part & { port: number }> {
	const { config, log } = deps;
	const server = createServer({ maxHeaderSize: longestHead });
	const api = getRequestListener(newApi(deps).fetch);
	const pages = isLive ? await livePages(server) : await builtPages(config);
	const underway = new Set<ServerResponse>();
	server.on('request', (request, response) => {
		const [pathname = '/'] = (request.url ?? '/').split('?', 1);
		// The next request of this caller goes by another connection, to another process.
		if (lifeOf(deps).isDraining) response.setHeader('connection', 'close');
		// A stream has no end of its own: a stop does not wait for it.
		if (pathname !== '/sync/stream') {
			underway.add(response);
			response.on('close', () => underway.delete(response));
		}
		if (isApi(pathname, isLive)) void api(request, response);
		else pages(request, response);
	});
	const port = await listen(server, config.port, config.host);
	log.info({ port, host: config.host }, 'listening');

	return {
		port,
		async stop() {
			// Not ready from now on, and yet there: whoever passes requests on still sends some, until they have looked.
			lifeOf(deps).isDraining = true;
			await sleep(config.drainSeconds * 1000);
			server.close();
			server.closeIdleConnections();
			const giveUpAt = Date.now() + patience;
			while (underway.size > 0 && Date.now() < giveUpAt) await sleep(20);
			server.closeAllConnections();
		}
	};
}

function listen(server: Server, port: number, host: string): Promise<number> {
	return new Promise((resolve, reject) => {
		server.once('error', (error: NodeJS.ErrnoException) => {
			const reasons: Record<string, string> = {
				EADDRINUSE: 'something else listens there',
				EACCES: 'only root may listen there',
				EADDRNOTAVAIL: 'this machine has no such address'
			};
			const reason = reasons[error.code ?? ''] ?? error.message;
			reject(new ConfigRefusal(`Cannot listen on ${host}:${port} (HOST, PORT): ${reason}`));
		});
		server.listen(port, host, () => {
			const address = server.address();
			resolve(typeof address === 'object' && address ? address.port : port);
		});
	});
}
