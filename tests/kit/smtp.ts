import type { AddressInfo } from 'node:net';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';

/** A mail server on loopback that takes everything, and what arrived there. */
export interface PostOffice {
	url: string;
	received: ParsedMail[];
	close(): Promise<void>;
}

export async function openPostOffice(): Promise<PostOffice> {
	const received: ParsedMail[] = [];
	const server = new SMTPServer({
		authOptional: true,
		disabledCommands: ['STARTTLS'],
		onData: (stream, _session, done) =>
			void simpleParser(stream)
				.then((one) => received.push(one))
				.then(() => done())
	});
	await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
	// The cast: listening on an address, it has one.
	const { port } = server.server.address() as AddressInfo;
	return {
		url: `smtp://127.0.0.1:${port}`,
		received,
		close: () => new Promise<void>((closed) => server.close(closed))
	};
}
