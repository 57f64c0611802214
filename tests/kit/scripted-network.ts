import type { Network, Outgoing, SendOutcome, Verdict } from '#server/integrations/social/network.ts';

/** A network at the port whose answers a test writes, and which remembers what it accepted. */
export interface ScriptedNetwork extends Network {
	/** What it took in, whatever it answered. */
	accepted: { key: string; html: string }[];
	/** Answers to the next sends, in order; without one a send is accepted. */
	script: Answer[];
	/** Answers to the next looks; without one it says what it really holds. */
	looks: Verdict[];
	/** Called while a send is under way. */
	meanwhile: (() => Promise<void>) | undefined;
}

type Answer = SendOutcome | { is: 'accepted_but_lost' } | { is: 'lost' };

export function scriptedNetwork(): ScriptedNetwork {
	const network: ScriptedNetwork = {
		accepted: [],
		script: [],
		looks: [],
		meanwhile: undefined,
		manifest: {
			id: 'sandbox',
			name: 'Scripted',
			hue: 0,
			limits: { text: 100, caption: 50, media: 10, bytes: {} as Network['manifest']['limits']['bytes'] },
			mediaKinds: ['image'],
			options: []
		},
		objections: ({ html }) =>
			html.length > 100 ? [{ code: 'text_too_long', detail: '100 characters' }] : [],
		async send(_channel, { key, html }: Outgoing): Promise<SendOutcome> {
			await network.meanwhile?.();
			const answer = network.script.shift();
			if (!answer || answer.is === 'published' || answer.is === 'accepted_but_lost')
				network.accepted.push({ key, html });
			if (!answer) return { is: 'published', sent: sentAs(network.accepted.length) };
			if (answer.is === 'accepted_but_lost' || answer.is === 'lost') {
				return { is: 'unknown', code: 'timeout', message: 'no answer' };
			}
			return answer;
		},
		async verify(_channel, { key }): Promise<Verdict> {
			const scripted = network.looks.shift();
			if (scripted) return scripted;
			const place = network.accepted.findIndex((one) => one.key === key);
			return place === -1 ? { is: 'absent' } : { is: 'published', sent: sentAs(place + 1) };
		}
	};
	return network;
}

const sentAs = (number: number) => ({ externalIds: [String(number)], url: `https://network.test/${number}` });
