import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { Duplex } from 'node:stream';

/** The code of an error that came before there was a connection: then surely nothing was sent. */
export const neverConnected = 'NEVER_CONNECTED';

/** A host that is reachable answers within this, in milliseconds; where a network is blocked, nobody ever does. */
const longestConnect = 8000;
/**
 * A connection that has been idle longer may have been closed by the other end without our knowing yet. A request on it would be reset, and
 * its fate unknown.
 */
const longestIdle = 4000;

/** Connections to a network. They mark the errors of those that were never made, TLS included. */
export function connections(apiRoot: string): HttpAgent {
	const isSecure = apiRoot.startsWith('https:');
	const options = { keepAlive: true, timeout: longestIdle };
	const agent = isSecure ? new HttpsAgent(options) : new HttpAgent(options);
	const connect = agent.createConnection.bind(agent);
	agent.createConnection = (to, done) => {
		const socket = connect(to, done);
		if (socket) watch(socket, isSecure ? 'secureConnect' : 'connect');
		return socket;
	};
	return agent;
}

function watch(socket: Duplex, connected: string): void {
	const mark = (error: Error) => Object.assign(error, { code: neverConnected });
	const timer = setTimeout(() => socket.destroy(new Error('no connection in time')), longestConnect);
	// Before the request's own listener, which gets the same error after it.
	socket.prependListener('error', mark);
	socket.once('close', () => clearTimeout(timer));
	socket.once(connected, () => {
		clearTimeout(timer);
		socket.removeListener('error', mark);
	});
}
