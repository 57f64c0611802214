import type { Outgoing } from '#server/integrations/social/network.ts';
import type { MessagePart } from '#sync/text/parts.ts';
import type { OutgoingMedium } from '#server/integrations/social/network.ts';

/** A message as the worker gives it to a network. */
export const sends = (
	text: string,
	media: OutgoingMedium[] = [],
	over: Partial<Outgoing> = {}
): Outgoing => ({
	part: message(text, media),
	...{ options: {}, key: crypto.randomUUID(), first: null },
	...over
});

const message = (text: string, media: OutgoingMedium[]): MessagePart<OutgoingMedium> => ({
	...{ is: 'message', text, media, poll: null, hasButtons: false }
});
