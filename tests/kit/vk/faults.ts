import type { IncomingMessage, ServerResponse } from 'node:http';
import type { VkError } from './replies.ts';

/** What can go wrong once. The second word says on which side of the post's birth. */
export type Fault =
	| 'reset-before'
	| 'reset-after-accept'
	| 'hang-before'
	| 'hang-after-accept'
	| '500-before'
	| '500-after-accept'
	| 'truncated-json-after-accept'
	| 'html-200'
	| 'null-after-accept'
	| { error: VkError };

/** Whether the post comes into being although the sender is not told so. */
export const isAfterAccept = (fault: Fault): boolean =>
	typeof fault === 'string' && fault.endsWith('-after-accept');

/** Answers as the fault says. `reply` is what would have been answered. */
export function answerWith(
	fault: Fault,
	request: IncomingMessage,
	response: ServerResponse,
	reply: unknown
): void {
	if (typeof fault === 'object') return json(response, 200, fault);
	switch (fault) {
		case 'reset-before':
		case 'reset-after-accept':
			request.socket.resetAndDestroy();
			return;
		case 'hang-before':
		case 'hang-after-accept':
			return;
		case '500-before':
		case '500-after-accept':
			response.writeHead(502, { 'content-type': 'text/html' });
			response.end('<html><body>502 Bad Gateway</body></html>');
			return;
		case 'truncated-json-after-accept':
			response.writeHead(200, { 'content-type': 'application/json' });
			response.end(JSON.stringify(reply).slice(0, 16));
			return;
		case 'html-200':
			response.writeHead(200, { 'content-type': 'text/html' });
			response.end('<html><body>VK</body></html>');
			return;
		case 'null-after-accept':
			return json(response, 200, null);
	}
}

export function json(response: ServerResponse, status: number, body: unknown): void {
	response.writeHead(status, { 'content-type': 'application/json' });
	response.end(JSON.stringify(body));
}
