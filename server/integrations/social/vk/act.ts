import { APIError } from 'vk-io';
import type { ActOutcome, Channel, Outgoing, Sent } from '../network.ts';
import type { Calls } from './calls.ts';
import { classify } from './classify.ts';
import { manner, ownerOf } from './wall-post.ts';

/** Changes to what is out. */

/** An edit has to name everything that the post shows: what is left out is dropped (spec: services.md, 2.5). */
export const edit = (
	calls: Calls,
	channel: Channel,
	{ part, options }: Outgoing,
	sent: Sent
): Promise<ActOutcome> =>
	asked(async () => {
		if (part.is !== 'message') return true;
		const about = postOf(channel, sent);
		const shown = await attachmentsOf(calls, about);
		if (!shown) throw new APIError({ error_code: 104, error_msg: 'Not found', request_params: [] });
		const said = { message: part.text, attachments: shown.join(','), ...manner(options, shown) };
		await calls.wall.edit({ ...about, ...said });
		return true;
	});

export const remove = (calls: Calls, channel: Channel, sent: Sent[]): Promise<ActOutcome> =>
	asked(async () => {
		for (const one of sent.filter(({ externalIds }) => externalIds.length > 0)) {
			await unlessGone(calls, postOf(channel, one), (about) => calls.wall.delete(about));
		}
		return true;
	});

export const unpin = (calls: Calls, channel: Channel, first: Sent): Promise<ActOutcome> =>
	asked(async () => {
		await unlessGone(calls, postOf(channel, first), (about) => calls.wall.unpin(about));
		return true;
	});

interface About {
	owner_id: number;
	post_id: number;
}

const postOf = ({ externalId }: Channel, { externalIds }: Sent): About => ({
	...{ owner_id: ownerOf(Number(externalId)), post_id: Number(externalIds[0]) }
});

/** Of what is not there any more nothing has to be taken away. VK says so with "access denied" too. */
async function unlessGone(
	calls: Calls,
	about: About,
	work: (about: About) => Promise<unknown>
): Promise<void> {
	try {
		await work(about);
	} catch (error) {
		if (!(error instanceof APIError) || ![104, 210].includes(Number(error.code))) throw error;
		if (error.code === 104) return;
		if (await attachmentsOf(calls, about)) throw error;
	}
}

/** What the post shows now, by the words that name it; undefined where the post is gone. */
async function attachmentsOf(calls: Calls, about: About): Promise<string[] | undefined> {
	const { items } = await calls.wall.getById({ posts: [`${about.owner_id}_${about.post_id}`] });
	const [post] = items;
	if (!post || post['is_deleted']) return undefined;
	const shown: unknown = post['attachments'];
	return (Array.isArray(shown) ? shown : []).flatMap((one: unknown) => nameOf(one) ?? []);
}

/** `photo-1_2`, with its access key where it has one; a link by its address. */
function nameOf(attachment: unknown): string | undefined {
	if (typeof attachment !== 'object' || attachment === null || !('type' in attachment)) return undefined;
	const { type } = attachment;
	// The border: VK puts each kind below its own name.
	const thing = (attachment as Record<string, Thing | undefined>)[String(type)];
	if (!thing) return undefined;
	if (type === 'link') return thing.url;
	const key = thing.access_key ? `_${thing.access_key}` : '';
	return `${String(type)}${thing.owner_id}_${thing.id}${key}`;
}

interface Thing {
	id?: number;
	owner_id?: number;
	access_key?: string;
	url?: string;
}

async function asked(work: () => Promise<true>): Promise<ActOutcome> {
	try {
		await work();
		return { is: 'done' };
	} catch (error) {
		return classify(error, 'change');
	}
}
