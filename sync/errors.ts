/**
 * Every word for failure that leaves the program, with its HTTP status, but those that only one network has: these stand in its folder,
 * with their sentences. The sentences of the ones here stand in app/lib/words, where one that is missing does not compile.
 */
export const refusals = {
	bad_json: 400,
	bad_request: 400,
	unauthorized: 401,
	invalid_credentials: 401,
	session_ended: 401,
	forbidden: 403,
	email_not_verified: 403,
	second_factor_required: 403,
	not_found: 404,
	already_exists: 409,
	already_published: 409,
	already_publishing: 409,
	approval_required: 409,
	content_changed: 409,
	not_scheduled: 409,
	not_in_review: 409,
	last_owner: 409,
	already_member: 409,
	not_a_member: 409,
	publication_not_retryable: 409,
	publication_not_in_review: 409,
	idempotency_key_reused: 409,
	idempotency_in_flight: 409,
	upload_offset_mismatch: 409,
	upload_expired: 410,
	upload_version_unsupported: 412,
	too_large: 413,
	unsupported_media_type: 415,
	range_not_satisfiable: 416,
	validation_failed: 422,
	token_invalid: 422,
	code_invalid: 422,
	passkey_invalid: 422,
	link_ended: 410,
	in_the_past: 422,
	delete_before_publish: 422,
	delete_too_late: 422,
	delete_unsupported: 422,
	no_targets: 422,
	too_many_comments: 422,
	no_slots: 422,
	not_queued: 409,
	empty_post: 422,
	account_not_found: 422,
	account_disconnected: 422,
	media_not_found: 422,
	text_too_long: 422,
	caption_too_long: 422,
	markup_too_long: 422,
	too_many_marks: 422,
	too_many_media: 422,
	media_too_large: 422,
	media_unreadable: 422,
	media_kind_unsupported: 422,
	media_mixed: 422,
	picture_shape: 422,
	buttons_need_message: 422,
	poll_unsupported: 422,
	poll_needs_message: 422,
	poll_incomplete: 422,
	poll_option_twice: 422,
	poll_too_many_options: 422,
	poll_too_long: 422,
	poll_not_anonymous: 422,
	poll_closes_early: 422,
	poll_closes_late: 422,
	quiz_unsupported: 422,
	quiz_without_answer: 422,
	token_lacks_media: 422,
	hash_mismatch: 422,
	not_configured: 422,
	sign_in_failed: 422,
	sign_in_ended: 422,
	client_too_old: 426,
	too_many_requests: 429,
	internal: 500,
	unavailable: 503,
	network_unreachable: 503,
	storage_full: 507
} as const;

export type RefusalCode = keyof typeof refusals;

/** One wrong place in what was sent: `path` in dots and indexes, as in `targets.0.accountId`. */
export interface FieldError {
	path: string;
	code: string;
	message: string;
}

/** What there is to say of a refusal besides its code. */
export interface RefusalDetails {
	detail?: string;
	errors?: FieldError[];
	extra?: Record<string, unknown>;
	/** What is said beside the body. */
	headers?: Record<string, string>;
}

/** Codes with their HTTP statuses, as a network declares those of its own in its folder. */
export type Refusals<Code extends string = string> = Readonly<Record<Code, number>>;

/** A request that must stop here, for a reason that the contract names. Never holds a token or a person's text. */
export class Refusal extends Error {
	override name = 'Refusal';
	readonly code: string;
	readonly status: number;
	readonly detail: string | undefined;
	readonly errors: FieldError[] | undefined;
	readonly extra: Record<string, unknown>;
	readonly headers: Record<string, string>;

	constructor(reason: RefusalCode | { code: string; status: number }, about: RefusalDetails = {}) {
		const { code, status } = typeof reason === 'string' ? { code: reason, status: refusals[reason] } : reason;
		super(code);
		this.code = code;
		this.status = status;
		this.detail = about.detail;
		this.errors = about.errors;
		this.extra = about.extra ?? {};
		this.headers = about.headers ?? {};
	}
}

/** Makes refusals of somebody's own codes, and of no others: `throw refusalOf('…')` in a network's folder. */
export const refusing =
	<Code extends string>(own: Refusals<Code>) =>
	(code: Code, about?: RefusalDetails): Refusal =>
		new Refusal({ code, status: own[code] }, about);
