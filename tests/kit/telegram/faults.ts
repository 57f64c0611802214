import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Reply } from './replies.ts';

/** What can go wrong once. The second word says on which side of the message's birth. */
export type Fault =
	| 'reset-before'
	| 'reset-after-accept'
	| 'hang-before'
	| 'hang-after-accept'
	| '500-before'
	| '500-after-accept'
	| '502-before'
	| '504-after-accept'
	| 'truncated-json-after-accept'
	| 'html-200'
	| 'drip-after-accept'
	| { retryAfter: number }
	| { error: { code: number; description: string } };

/** Whether the message comes into being although the sender is not told so. */
export const isAfterAccept = (fault: Fault): boolean =>
	typeof fault === 'string' && fault.endsWith('-after-accept');

/** Whether no answer comes to its end before whoever asked hangs up. */
export const isEndless = (fault: Fault): boolean =>
	fault === 'hang-before' || fault === 'hang-after-accept' || fault === 'drip-after-accept';

/** Answers as the fault says. `reply` is what would have been answered. */
export function answerWith(
	fault: Fault,
	request: IncomingMessage,
	response: ServerResponse,
	reply: Reply
): void {
	if (typeof fault === 'object') {
		const isFlood = 'retryAfter' in fault;
		const status = isFlood ? 429 : fault.error.code;
		const description = isFlood
			? `Too Many Requests: retry after ${fault.retryAfter}`
			: fault.error.description;
		const parameters = isFlood ? { parameters: { retry_after: fault.retryAfter } } : {};
		json(response, status, { ok: false, error_code: status, description, ...parameters });
		return;
	}
	switch (fault) {
		case 'reset-before':
		case 'reset-after-accept':
			request.socket.resetAndDestroy();
			return;
		case 'hang-before':
		case 'hang-after-accept':
			return;
		case 'drip-after-accept':
			drip(response, JSON.stringify(reply));
			return;
		case '500-before':
		case '500-after-accept':
			json(response, 500, { ok: false, error_code: 500, description: 'Internal Server Error: restart' });
			return;
		case '502-before':
		case '504-after-accept':
			// A proxy's page in place of an answer.
			response.writeHead(fault === '502-before' ? 502 : 504, { 'content-type': 'text/html' });
			response.end('<html><body>nginx</body></html>');
			return;
		case 'truncated-json-after-accept':
			response.writeHead(200, { 'content-type': 'application/json' });
			response.end(JSON.stringify(reply).slice(0, 24));
			return;
		case 'html-200':
			response.writeHead(200, { 'content-type': 'text/html' });
			response.end('<html><body>Welcome to nginx!</body></html>');
			return;
	}
}

/** A byte a second, as from a server that is being drowned. */
function drip(response: ServerResponse, answer: string): void {
	response.writeHead(200, { 'content-type': 'application/json' });
	let at = 0;
	const timer = setInterval(() => response.write(answer.charAt(at++)), 1000);
	response.on('close', () => clearInterval(timer));
}

export function json(response: ServerResponse, status: number, body: unknown): void {
	response.writeHead(status, { 'content-type': 'application/json' });
	response.end(JSON.stringify(body));
}
