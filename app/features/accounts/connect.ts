import type { Account } from '#sync/records/account.ts';
import { api } from '#app/lib/api.ts';

/** Whatever people paste for a channel, as the server takes it: `@name`, or the number that Telegram gives. */
export function chatOf(text: string): string {
	const given = text.trim();
	const link = /^(?:https?:\/\/)?(?:t\.me|telegram\.me)\/(?:s\/)?([A-Za-z]\w{3,31})\/?(?:[?#].*)?$/.exec(
		given
	);
	// A link to a post of a closed channel names the channel by its number without the prefix.
	const closed = /^(?:https?:\/\/)?t\.me\/c\/(\d+)(?:\/.*)?$/.exec(given);
	if (link) return `@${link[1]}`;
	if (closed) return `-100${closed[1]}`;
	if (/^-?\d+$/.test(given) || given.startsWith('@') || given === '') return given;
	return `@${given}`;
}

export const connectTelegram = (about: {
	projectId: string;
	chat: string;
	botToken?: string;
}): Promise<Account> => api.post<Account>('/api/accounts/telegram', about);

/** A link by which channels connect themselves, and how far its person has come. */
export interface TelegramLink {
	id: string;
	bot: string;
	startUrl: string;
	channelUrl: string;
	groupUrl: string;
	expiresAt: string;
	person: { name: string; isConfirmed: boolean } | null;
	problem: { code: string; title: string | null } | null;
}

/** The one that stands already, or a new one. */
export const openLink = (projectId: string): Promise<TelegramLink> =>
	api.post<TelegramLink>('/api/accounts/telegram/links', { projectId });

export const lookAtLink = (id: string): Promise<TelegramLink> =>
	api.get<TelegramLink>(`/api/accounts/telegram/links/${id}`);

export const connectSandbox = (about: { projectId: string; title: string }): Promise<Account> =>
	api.post<Account>('/api/accounts/sandbox', about);

/** Asks the network for title, picture and rights again. */
export const resync = (id: string): Promise<Account> => api.post<Account>(`/api/accounts/${id}/sync`, {});

export const disconnect = (id: string): Promise<unknown> => api.delete(`/api/accounts/${id}`);
