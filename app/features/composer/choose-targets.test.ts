import { expect, it } from 'vitest';
import type { Account } from '#sync/records/account.ts';
import { found, withAll, without } from './choose-targets.ts';

/** The cast: only what is chosen by is here. */
const account = (id: string, title: string, more: Partial<Account> = {}) =>
	({ id, title, username: null, network: 'one', status: 'active', ...more }) as Account;
const all = [
	account('a', 'Кофейня на Садовой', { username: 'coffee' }),
	account('b', 'Кофейня у парка', { network: 'two' }),
	account('c', 'Пекарня', { status: 'disconnected' })
];
const ids = (accounts: Account[]) => accounts.map(({ id }) => id);

it('finds channels by every word that is typed', () => {
	expect(ids(found(all, 'кофейня'))).toEqual(['a', 'b']);
	expect(ids(found(all, 'КОФЕЙНЯ two'))).toEqual(['b']);
	expect(ids(found(all, '@coffee'))).toEqual(['a']);
	expect(ids(found(all, ' '))).toEqual(['a', 'b', 'c']);
});

it('chooses all of them, and leaves as it is what was chosen', () => {
	const targets = [{ accountId: 'b', html: 'Своё' }];
	expect(withAll(targets, all)).toEqual([{ accountId: 'b', html: 'Своё' }, { accountId: 'a' }]);
	expect(without(withAll(targets, all), found(all, 'парка'))).toEqual([{ accountId: 'a' }]);
});
