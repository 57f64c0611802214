import type { Account } from '#sync/records/account.ts';
import { api } from '#app/lib/api.ts';

/** Whatever people paste for a community, as the server takes it: its number, or the name in its address. */
export function communityOf(text: string): string {
	const name = text
		.trim()
		.replace(/^(?:https?:\/\/)?(?:m\.)?vk\.(?:com|ru)\//i, '')
		.replace(/^@/, '')
		.replace(/[/?#].*$/, '');
	const [, number] = /^(?:-|club|public|event)?(\d+)$/i.exec(name) ?? [];
	return number ?? name;
}

/** A community that the person who signed in runs. */
export interface Choice {
	groupId: string;
	title: string;
	username: string | null;
	subscribers: number | null;
}

type Proof = { accessToken: string } | { grantId: string };

export const connectVk = (about: { projectId: string; groupId: string } & Proof): Promise<Account> =>
	api.post<Account>('/api/accounts/vk', about);

/** Where to sign in at VK. */
export const signInAddress = async (projectId: string): Promise<string> =>
	(await api.get<{ url: string }>(`/api/accounts/vk/authorize?projectId=${projectId}`)).url;

export const choicesOf = async (projectId: string, grantId: string): Promise<Choice[]> =>
	(
		await api.get<{ items: Choice[] }>(
			`/api/accounts/vk/communities?${new URLSearchParams({ projectId, grantId })}`
		)
	).items;
