export type Reply =
	| { ok: true; result: unknown }
	| {
			ok: false;
			error_code: number;
			description: string;
			parameters?: { retry_after: number } | { migrate_to_chat_id: number };
	  };

export const done = (result: unknown): Reply => ({ ok: true, result });
export const refused = (code: number, description: string): Reply => ({
	ok: false,
	error_code: code,
	description
});
/** Of a group that became a supergroup. */
export const moved = (to: number): Reply => ({
	...{ ok: false, error_code: 400, description: 'Bad Request: group chat was upgraded to a supergroup chat' },
	parameters: { migrate_to_chat_id: to }
});
