export type Reply =
	| { ok: true; result: unknown }
	| { ok: false; error_code: number; description: string; parameters?: { retry_after: number } };

export const done = (result: unknown): Reply => ({ ok: true, result });
export const refused = (code: number, description: string): Reply => ({
	ok: false,
	error_code: code,
	description
});
