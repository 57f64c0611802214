import { Api } from 'grammy';
import { connections } from '../connection.ts';

/** The Bot API for any token. Tokens stay inside: no error of this folder repeats an address, which would hold one. */
export type Bots = (token: string) => Api;

export function newBots(apiRoot: string): Bots {
	const agent = connections(apiRoot);
	return (token) => new Api(token, { apiRoot, baseFetchConfig: { agent, compress: true } });
}
