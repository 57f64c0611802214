import type { Account } from '#sync/records/account.ts';

/** What a network says of a channel. */
export type Found = Pick<
	Account,
	'kind' | 'externalId' | 'title' | 'username' | 'avatarUrl' | 'subscribers'
> &
	Partial<Pick<Account, 'abilities'>>;
