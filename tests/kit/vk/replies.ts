export interface VkError {
	error_code: number;
	error_msg: string;
	error_subcode?: number;
	captcha_sid?: string;
	captcha_img?: string;
	redirect_uri?: string;
}

/** VK says no with the same HTTP status as yes. */
export type Reply = { response: unknown } | { error: VkError };

export const done = (response: unknown): Reply => ({ response });
export const refused = (code: number, text: string, more: Partial<VkError> = {}): Reply => ({
	error: { error_code: code, error_msg: text, ...more }
});

/** What a request would be answered, and what it brings about when it is let. */
export interface Prepared {
	reply: () => Reply;
	accept?: () => void;
}

export const only = (reply: Reply): Prepared => ({ reply: () => reply });

const invalid = 'One of the parameters specified was missing or invalid';
export const missing = (about: string): Prepared => only(refused(100, `${invalid}: ${about}`));
