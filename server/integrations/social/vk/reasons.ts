/** What a request was for: something that a post needs before it is made, the post itself, or a change of what is out. */
export type Step = 'prepare' | 'post' | 'change';

export interface Reason {
	code: string;
	accountStatus?: 'attention';
}

const lost = (code: string): Reason => ({ code, accountStatus: 'attention' });

/** What VK's numbers say for good, wherever they come up (spec: services.md, 2.3). */
const always: Record<number, Reason> = {
	5: lost('vk_token_invalid'),
	9: { code: 'flood_control' },
	14: lost('captcha_needed'),
	17: lost('confirmation_needed'),
	18: lost('channel_blocked'),
	19: lost('channel_blocked'),
	29: { code: 'call_limit' },
	104: { code: 'message_not_found' },
	114: { code: 'media_unreadable' },
	118: { code: 'media_unreadable' },
	121: { code: 'media_unreadable' },
	122: { code: 'media_unreadable' },
	125: lost('channel_not_found'),
	129: { code: 'media_unreadable' },
	219: { code: 'ads_limit' },
	222: { code: 'links_forbidden' },
	224: { code: 'ads_limit' },
	3102: { code: 'source_link_unknown' },
	3609: lost('vk_token_invalid'),
	3610: lost('channel_blocked')
};

/** "Not with this token", and "not for this person". */
const denied = [7, 15, 20, 21, 27, 28, 30, 200, 203, 204, 210, 211, 212, 213];

/** The words that VK puts behind its numbers. */
const byWords: [RegExp, Reason][] = [
	[/50 posts a day/i, { code: 'day_limit' }],
	[/link_photo_sizing_rule/i, { code: 'link_without_picture' }],
	[/(photo|file|video_file) is undefined/i, { code: 'media_unreadable' }],
	[/message is too long/i, { code: 'text_too_long' }],
	[/message is undefined/i, { code: 'empty_post' }],
	[/too many attachments/i, { code: 'too_many_media' }],
	[/poll can ?not be the only/i, { code: 'poll_needs_message' }]
];

export function reasonOf(code: number, message: string, step: Step): Reason {
	if (denied.includes(code)) return ofDenial(step);
	const known = always[code] ?? byWords.find(([words]) => words.test(message))?.[1];
	if (known) return known;
	// Without words of its own it is about the right to post at all.
	return code === 214 && /denied$/.test(message.trim()) ? ofDenial('post') : { code: 'network_refused' };
}

/** A token that cannot upload can still write: only where the post itself is refused is the channel of no use. */
function ofDenial(step: Step): Reason {
	if (step === 'post') return lost('vk_cannot_post');
	return { code: step === 'prepare' ? 'token_lacks_media' : 'token_lacks_right' };
}
