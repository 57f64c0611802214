import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import type { Hono } from 'hono';
import type { Env } from '#server/core/http.ts';

/** A world's program behind a real port, for what only a connection shows. */
export async function served(app: Hono<Env>): Promise<{ url: string; port: number; stop(): Promise<void> }> {
	const server = createServer(getRequestListener(app.fetch, { overrideGlobalObjects: false }));
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	// The cast: a server that listens on a port has an address of this kind.
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${port}`,
		port,
		async stop() {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		}
	};
}
