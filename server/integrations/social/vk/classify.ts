import { APIError } from 'vk-io';
import type { SendOutcome } from '../network.ts';
import { tooMany } from './calls.ts';
import { NoAnswer } from './post-form.ts';
import { reasonOf, type Step } from './reasons.ts';

/** Before the next try where nothing could be reached, and where VK asked for less haste; in milliseconds. */
const pause = 5000;
const breath = 1000;
/** A second that is taken is left alone for so long. */
const nextMinute = 60_000;
const longestMessage = 300;

type Failure = Exclude<SendOutcome, { is: 'published' }>;

/**
 * What a failed request means for the post, by what left this machine and by what it was about: what fails before the post itself has
 * surely sent nothing that readers could see.
 */
export function classify(error: unknown, step: Step): Failure {
	if (error instanceof APIError) return ofAnswer(error, step);
	const hasLeft = !(error instanceof NoAnswer) || error.hasLeft;
	const message = error instanceof NoAnswer ? error.message : 'the answer of VK could not be read';
	if (hasLeft && step !== 'prepare') return { is: 'unknown', code: 'answer_lost', message };
	return { is: 'not_sent', retryAfterMs: pause, code: 'network_unreachable', message };
}

/** 1 and 10 are VK's own troubles; 22 and 105 those of its upload servers. */
const troubles = [1, 10];
const uploadTroubles = [22, 105];

function ofAnswer(error: APIError, step: Step): Failure {
	const code = Number(error.code);
	const message = wordsOf(error);
	if (code === tooMany) {
		return { is: 'not_sent', retryAfterMs: breath, code: 'too_many_requests', message };
	}
	if (code === 214 && /already scheduled/i.test(message)) {
		return { is: 'not_sent', retryAfterMs: nextMinute, code: 'slot_taken', message };
	}
	if (uploadTroubles.includes(code) || (troubles.includes(code) && step === 'prepare')) {
		return { is: 'not_sent', retryAfterMs: pause, code: 'unavailable', message };
	}
	// A guid that is known already says that the post is there, without saying where.
	const isRepeat = code === 100 && /guid/i.test(message);
	if (troubles.includes(code) || isRepeat) return { is: 'unknown', code: 'unavailable', message };
	return { is: 'refused', message, ...reasonOf(code, message, step), ...challengeOf(error) };
}

/** The library writes a number before VK's own words. */
const wordsOf = ({ message }: APIError): string =>
	message.replace(/^Code №\d+ - /, '').slice(0, longestMessage);

/** What a person has to do before VK believes that there is one. */
function challengeOf({ captchaSid, captchaImg, redirectUri }: APIError) {
	if (captchaSid === undefined && redirectUri === undefined) return {};
	return {
		challenge: { id: captchaSid ?? '', picture: ofWeb(captchaImg), page: ofWeb(redirectUri) }
	};
}

/** An address becomes a link before people, and so it has to be one of the web, whoever gives it. */
const ofWeb = (address: string | undefined): string | null =>
	address !== undefined && /^https?:\/\/\S+$/i.test(address) ? address : null;
