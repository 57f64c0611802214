import { expect, it } from 'vitest';
import type { Channel, Network, Outgoing } from '#server/integrations/social/network.ts';

/** One network to hold to the port's word, and what its readers see. */
export interface Subject {
	network: Network;
	channel: Channel;
	readersSee: () => Promise<string[]>;
}

const outgoing = (html: string, more: Partial<Outgoing> = {}): Outgoing => ({
	html,
	media: [],
	options: {},
	key: crypto.randomUUID(),
	...more
});

const soon = () => AbortSignal.timeout(5000);
const minuteAgo = () => new Date(Date.now() - 60_000);

/** What every network behind the port holds to. */
export function networkContract(subject: () => Subject): void {
	it('publishes, and names the message', async () => {
		const { network, channel, readersSee } = subject();
		const outcome = await network.send(channel, outgoing('<b>Привет</b> &amp; пока'), soon());
		expect(outcome).toMatchObject({ is: 'published', sent: { externalIds: [expect.any(String)] } });
		expect(await readersSee()).toEqual(['Привет & пока']);
	});

	it('finds what it has published when it is looked for', async () => {
		const { network, channel } = subject();
		const text = outgoing('Нашлось');
		const outcome = await network.send(channel, text, soon());
		const verdict = await network.verify(channel, text, minuteAgo(), soon());
		expect(verdict).toEqual(outcome);
	});

	it('never says that something is there which was not sent', async () => {
		const { network, channel, readersSee } = subject();
		const verdict = await network.verify(channel, outgoing('Не было'), minuteAgo(), soon());
		expect(verdict.is).not.toBe('published');
		expect(await readersSee()).toEqual([]);
	});

	it('objects to what its own manifest does not allow, and to nothing at its very edge', () => {
		const { network } = subject();
		const { text, caption } = network.manifest.limits;
		const picture = {
			...{ mediaId: crypto.randomUUID(), kind: 'image' as const, mime: 'image/png', bytes: 1000 },
			...{ width: 10, height: 10, name: 'a.png', spoiler: false, path: '/nowhere' }
		};
		const objections = (html: string, media = 0, one = picture) =>
			network
				.objections({ html, media: Array.from({ length: media }, () => one), options: {} })
				.map(({ code }) => code);
		expect(objections('')).toEqual(['empty_post']);
		expect(objections(' <b> </b> ')).toEqual(['empty_post']);
		expect(objections(`<b>${'😀'.repeat(text)}</b>`)).toEqual([]);
		expect(objections('😀'.repeat(text + 1))).toEqual(['text_too_long']);
		expect(objections('&amp;'.repeat(caption), 1)).toEqual([]);
		expect(objections('a'.repeat(caption + 1), 1)).toEqual(['caption_too_long']);
		expect(objections('', network.manifest.limits.media)).toEqual([]);
		expect(objections('', network.manifest.limits.media + 1)).toEqual(['too_many_media']);
		expect(objections('', 1, { ...picture, bytes: 1e12 })).toEqual(['media_too_large']);
	});
}
