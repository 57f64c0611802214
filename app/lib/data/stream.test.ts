import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { collectionNames } from '#sync/collection.ts';
import type { Send } from './send.ts';
import { ChangeStream } from './stream.ts';

let streams: ChangeStream[] = [];

beforeEach(() => {
	vi.stubGlobal('location', { origin: 'http://localhost' });
	vi.stubGlobal('addEventListener', () => undefined);
	vi.stubGlobal('removeEventListener', () => undefined);
});

afterEach(() => {
	for (const stream of streams) stream.stop();
	streams = [];
	vi.useRealTimers();
	vi.unstubAllGlobals();
});

it('begins with the word for all, which is told before anything is pulled', async () => {
	const line = openLine();
	const stream = streamOver(line.send);
	const told: string[] = [];
	for (const name of collectionNames) stream.changes[name].subscribe(() => told.push(name));
	const begun = vi.fn();
	void stream.start().then(begun);
	await vi.waitFor(() => expect(line.isOpen()).toBe(true));
	await pause();
	expect(begun).not.toHaveBeenCalled();
	line.say(`event: resync\ndata: ${JSON.stringify({ collections: collectionNames })}\n\n`);
	await vi.waitFor(() => expect(begun).toHaveBeenCalled());
	expect(told).toEqual([...collectionNames]);
});

it.each([
	['there is no network', () => Promise.reject(new TypeError('fetch failed'))],
	['the server refuses', () => Promise.resolve(new Response(null, { status: 503 }))]
])('begins at once where %s', async (_why, answer) => {
	await streamOver(answer as Send).start();
});

it('begins after two seconds where the server says nothing', async () => {
	vi.useFakeTimers();
	const begun = vi.fn();
	void streamOver(openLine().send).start().then(begun);
	await vi.advanceTimersByTimeAsync(1900);
	expect(begun).not.toHaveBeenCalled();
	await vi.advanceTimersByTimeAsync(200);
	expect(begun).toHaveBeenCalled();
});

function streamOver(send: Send): ChangeStream {
	const stream = new ChangeStream(send, () => undefined);
	streams.push(stream);
	return stream;
}

/** A connection that stays open, and over which words can be said. */
function openLine() {
	let controller: ReadableStreamDefaultController<Uint8Array> | undefined;
	const send: Send = () =>
		Promise.resolve(
			new Response(new ReadableStream({ start: (given) => void (controller = given) }), {
				headers: { 'content-type': 'text/event-stream' }
			})
		);
	return {
		send,
		isOpen: () => controller !== undefined,
		say: (words: string) => controller?.enqueue(new TextEncoder().encode(words))
	};
}

const pause = () => new Promise((resolve) => setTimeout(resolve, 20));
