import { expect, it } from 'vitest';
import type { Channel, Network } from '#server/integrations/social/network.ts';
import { fromHtml } from '#sync/text/from-html.ts';
import { toPlain } from '#sync/text/plain.ts';
import { sends } from './outgoing.ts';

/** One network to hold to the port's word, and what its readers see. */
export interface Subject {
	network: Network;
	channel: Channel;
	readersSee: () => Promise<string[]>;
}

const soon = () => AbortSignal.timeout(5000);
const minuteAgo = () => new Date(Date.now() - 60_000);

/** The markup as the planning of parts writes it for this network. */
const written = (html: string, { manifest }: Network): string =>
	manifest.markup === 'rich' ? html : toPlain(fromHtml(html));

/** What every network behind the port holds to. */
export function networkContract(subject: () => Subject): void {
	it('publishes, and names the message', async () => {
		const { network, channel, readersSee } = subject();
		const outcome = await network.send(channel, sends(written('<b>Привет</b> &amp; пока', network)), soon());
		expect(outcome).toMatchObject({ is: 'published', sent: { externalIds: [expect.any(String)] } });
		expect(await readersSee()).toEqual(['Привет & пока']);
	});

	it('finds what it has published when it is looked for', async () => {
		const { network, channel } = subject();
		const text = sends('Нашлось');
		const outcome = await network.send(channel, text, soon());
		const verdict = await network.verify(channel, text, minuteAgo(), soon());
		expect(verdict).toEqual(outcome);
	});

	it('never says that something is there which was not sent', async () => {
		const { network, channel, readersSee } = subject();
		const verdict = await network.verify(channel, sends('Не было'), minuteAgo(), soon());
		expect(verdict.is).not.toBe('published');
		expect(await readersSee()).toEqual([]);
	});
}
