import type { Account } from '#sync/records/account.ts';
import type { ConnectChoice, ConnectLink } from '#sync/records/connect-way.ts';
import { api } from '#app/lib/api.ts';

const at = (network: string) => `/api/accounts/${network}`;

/** `about`: what the network's manifest asks for, by the names that it gives. */
export const connectChannel = (
	network: string,
	about: { projectId: string } & Record<string, string>
): Promise<Account> => api.post<Account>(at(network), about);

/** The link that stands already, or a new one. */
export const openLink = (network: string, projectId: string): Promise<ConnectLink> =>
	api.post<ConnectLink>(`${at(network)}/links`, { projectId });

export const lookAtLink = (network: string, id: string): Promise<ConnectLink> =>
	api.get<ConnectLink>(`${at(network)}/links/${id}`);

/** Where to sign in at the network. */
export const signInAddress = async (network: string, projectId: string): Promise<string> =>
	(await api.get<{ url: string }>(`${at(network)}/authorize?projectId=${projectId}`)).url;

/** What can be connected by a sign-in. */
export const choicesOf = async (
	network: string,
	projectId: string,
	grantId: string
): Promise<ConnectChoice[]> =>
	(
		await api.get<{ items: ConnectChoice[] }>(
			`${at(network)}/channels?${new URLSearchParams({ projectId, grantId })}`
		)
	).items;

/** Asks the network for title, picture and rights again. */
export const resync = (id: string): Promise<Account> => api.post<Account>(`/api/accounts/${id}/sync`, {});

export const disconnect = (id: string): Promise<unknown> => api.delete(`/api/accounts/${id}`);
