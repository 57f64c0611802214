import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Config } from '../core/config.ts';
import { everywhere, pagePolicy, strictTransport } from '../core/headers.ts';
import { builtHandler } from './build.ts';

export type Listener = (request: IncomingMessage, response: ServerResponse) => void;

/** The header by which Kit's adapter learns whether users see http or https; it takes https for granted. */
const protocolHeader = 'x-twexel-protocol';

/** The built pages and files. */
export async function builtPages({ publicUrl }: Config): Promise<Listener> {
	// Read once, when the handler is loaded.
	process.env['PROTOCOL_HEADER'] = protocolHeader;
	const { handler } = (await import(pathToFileURL(builtHandler).href)) as { handler: Middleware };
	const scripts = await scriptsOfShell();
	const protocol = new URL(publicUrl).protocol.slice(0, -1);
	return (request, response) => {
		request.headers[protocolHeader] = protocol;
		for (const [name, value] of Object.entries(everywhere)) response.setHeader(name, value);
		if (protocol === 'https') response.setHeader('strict-transport-security', strictTransport);
		if (isForClients(request.url)) response.setHeader('x-robots-tag', 'noindex, nofollow');
		addPolicy(response, isWorker(request.url) ? `${scripts} 'wasm-unsafe-eval'` : scripts);
		handler(request, response, () => response.writeHead(404).end());
	};
}

/** The pages as they are being written, through Vite, with changes shown at once. */
export async function livePages(server: Server): Promise<Listener> {
	const { createServer } = await import('vite');
	const vite = await createServer({ server: { middlewareMode: true, hmr: { server } } });
	return (request, response) => vite.middlewares(request, response, () => response.writeHead(404).end());
}

/** What a client's link opens is nobody's to find. */
const isForClients = (url = ''): boolean => /^\/client([/?]|$)/.test(url);

/** A worker is held to what its own file says, and the one that reckons hashes does so in WebAssembly. No page may. */
const isWorker = (url = ''): boolean => url.startsWith('/_app/immutable/workers/');

type Middleware = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

/**
 * Where the prerendered shell's scripts may come from, with the hash of the one that Kit writes into it. Kit says so in the page itself; a header
 * says it before a byte of the page is read, and also of files, of which none runs another's script.
 */
async function scriptsOfShell(): Promise<string> {
	const shell = await readFile(join(dirname(builtHandler), 'prerendered', 'shell.html'), 'utf8').catch(
		() => ''
	);
	return /script-src [^;"]+/.exec(shell)?.[0] ?? "script-src 'self'";
}

/** Kit may have set a policy of its own by the time that the head is written. Both are sent, and a browser keeps both. */
function addPolicy(response: ServerResponse, scripts: string): void {
	const writeHead = response.writeHead.bind(response);
	response.writeHead = ((...head: Parameters<typeof writeHead>) => {
		const own = response.getHeader('content-security-policy');
		response.setHeader(
			'content-security-policy',
			typeof own === 'string' ? [own, pagePolicy] : `default-src 'self'; ${scripts}; ${pagePolicy}`
		);
		return writeHead(...head);
		// The cast: one function stands for both ways in which it can be called.
	}) as typeof writeHead;
}
