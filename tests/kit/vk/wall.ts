import { missing, done, only, refused, type Prepared } from './replies.ts';
import { mayWrite } from './rights.ts';
import { ownerOf, type Community, type State, type Token, type WallPost } from './state.ts';

type Parameters = Record<string, string>;

const longestText = 16_384;
const mostAttachments = 10;
const mostPostsInADay = 50;
const mostAdsInADay = 5;
const day = 24 * 3_600_000;
/** For so long a guid is remembered (spec: services.md, 2.5). */
const guidMemory = 3_600_000;

const listOf = (words = ''): string[] => words.split(',').filter((word) => word !== '');
const isAddress = (word: string): boolean => /^https?:\/\//.test(word);

/** `wall.post`: the rules of its content, its limits, and its memory for what was sent twice. */
export function posting(state: State, token: Token, parameters: Parameters): Prepared {
	const community = ownerOf(state, parameters['owner_id']);
	if (!community) return missing('owner_id is incorrect');
	if (!mayWrite(community, token)) return only(refused(214, 'Access to adding post denied'));
	const { captcha } = state.moods;
	if (captcha && !isAnswered(captcha, parameters)) {
		const captcha_img = `${state.root()}/captcha/${captcha.sid}.gif`;
		return only(refused(14, 'Captcha needed', { captcha_sid: captcha.sid, captcha_img }));
	}
	const guid = `post ${community.id} ${parameters['guid'] ?? ''}`;
	const before = state.guids.get(guid);
	if (parameters['guid'] && before && state.now().getTime() - before.at.getTime() < guidMemory) {
		return state.moods.repeatedGuid === 'same'
			? only(done({ post_id: before.id }))
			: missing('guid has been used already');
	}
	const wrong = unfit(state, parameters) ?? overLimit(state, community, parameters);
	if (wrong) return wrong;
	const id = community.nextPost;
	return {
		reply: () => done({ post_id: id }),
		accept() {
			community.nextPost += 1;
			const post = newPost(state, id, parameters);
			community.wall.push(post);
			if (parameters['publish_date']) community.slots.add(Number(parameters['publish_date']));
			if (parameters['guid']) state.guids.set(guid, { id, at: post.at });
			note(state, 'wall.post', community, post, parameters);
		}
	};
}

const isAnswered = ({ sid, key }: { sid: string; key: string }, parameters: Parameters): boolean =>
	parameters['captcha_sid'] === sid && parameters['captcha_key'] === key;

const newPost = (state: State, id: number, parameters: Parameters): WallPost => ({
	...{ id, text: parameters['message'] ?? '', at: state.now() },
	attachments: listOf(parameters['attachments']),
	...{ parameters, comments: [], areCommentsClosed: parameters['close_comments'] === '1' }
});

/** What is wrong with the content itself. */
function unfit(state: State, parameters: Parameters): Prepared | undefined {
	const text = parameters['message'] ?? '';
	const attachments = listOf(parameters['attachments']);
	const links = attachments.filter(isAddress);
	if (text === '' && attachments.length === 0) return missing('message is undefined');
	if ([...text].length > longestText) return missing('message is too long');
	if (attachments.length > mostAttachments) return missing('too many attachments');
	if (links.length > 1) return missing('attachments should contain one link');
	if (text === '' && attachments.every((one) => one.startsWith('poll'))) {
		return missing('poll can not be the only attachment');
	}
	if (attachments.filter((one) => one.startsWith('doc')).length > 1)
		return missing('only one doc is allowed');
	if (links.some((link) => !state.moods.pictured.has(link))) return missing('link_photo_sizing_rule');
	const unknown = attachments.find((one) => !isAddress(one) && !state.attachable.has(one));
	if (unknown) return missing(`attachments: ${unknown} is not found`);
	if (parameters['copyright'] && !isAddress(parameters['copyright'])) {
		return only(refused(3102, "Specified link is incorrect (can't find source)"));
	}
	return undefined;
}

function overLimit(state: State, { wall, slots }: Community, parameters: Parameters): Prepared | undefined {
	const since = state.now().getTime() - day;
	const recent = wall.filter(({ at }) => at.getTime() > since);
	if (recent.length >= mostPostsInADay) {
		return only(refused(214, 'Access to adding post denied: you can only add 50 posts a day'));
	}
	if (slots.has(Number(parameters['publish_date']))) {
		return only(refused(214, 'Access to adding post denied: a post is already scheduled for this time'));
	}
	const ads = recent.filter((post) => post.parameters['mark_as_ads'] === '1');
	if (parameters['mark_as_ads'] === '1' && ads.length >= mostAdsInADay) {
		return only(refused(224, 'Too many ads posts'));
	}
	return undefined;
}

export function editing(state: State, token: Token, parameters: Parameters): Prepared {
	return withPost(state, token, parameters, (community, post) => {
		const wrong = unfit(state, parameters);
		if (wrong) return wrong;
		return {
			reply: () => done({ post_id: post.id }),
			accept() {
				// What is not sent again is dropped.
				Object.assign(post, {
					text: parameters['message'] ?? '',
					attachments: listOf(parameters['attachments']),
					parameters
				});
				note(state, 'wall.edit', community, post, parameters);
			}
		};
	});
}

export const deleting = (state: State, token: Token, parameters: Parameters): Prepared =>
	withPost(state, token, parameters, (community, post) => ({
		reply: () => done(1),
		accept() {
			community.wall = community.wall.filter((one) => one !== post);
			note(state, 'wall.delete', community, post, parameters);
		}
	}));

export const pinning = (state: State, token: Token, parameters: Parameters, isPin: boolean): Prepared =>
	withPost(state, token, parameters, (community, post) => ({
		reply: () => done(1),
		accept() {
			if (isPin) community.pinned = post.id;
			else if (community.pinned === post.id) community.pinned = null;
			note(state, isPin ? 'wall.pin' : 'wall.unpin', community, post, parameters);
		}
	}));

export const commenting = (state: State, token: Token, parameters: Parameters): Prepared =>
	withPost(state, token, parameters, (community, post) => {
		const guid = parameters['guid'] ?? '';
		const before = post.comments.find((one) => guid !== '' && one.guid === guid);
		if (before) return only(done({ comment_id: before.id }));
		if (post.areCommentsClosed) return only(refused(213, 'Access to status replies denied'));
		const id = post.id + 1 + post.comments.length;
		const text = parameters['message'] ?? '';
		return {
			reply: () => done({ comment_id: id }),
			accept() {
				post.comments.push({ id, text, guid });
				community.nextPost = Math.max(community.nextPost, id + 1);
				note(state, 'wall.createComment', community, { ...post, id, text, attachments: [] }, parameters);
			}
		};
	});

export const closing = (state: State, token: Token, parameters: Parameters): Prepared =>
	withPost(state, token, parameters, (_, post) => ({
		reply: () => done(1),
		accept: () => void (post.areCommentsClosed = true)
	}));

function withPost(
	state: State,
	token: Token,
	parameters: Parameters,
	work: (community: Community, post: WallPost) => Prepared
): Prepared {
	const community = ownerOf(state, parameters['owner_id']);
	const post = community?.wall.find(({ id }) => String(id) === parameters['post_id']);
	if (!community || !post) return only(refused(104, 'Not found'));
	if (!mayWrite(community, token)) return only(refused(210, "Access to wall's post denied"));
	return work(community, post);
}

function note(
	state: State,
	method: string,
	{ id: community }: Community,
	post: WallPost,
	parameters: Parameters
) {
	const { id, text, attachments } = post;
	const { access_token: _token, ...shown } = parameters;
	state.accepted.push({ method, community, id, text, at: state.now(), attachments, parameters: shown });
}
