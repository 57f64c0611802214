import type { Config } from '../../../core/config.ts';
import { Refusal } from '#sync/errors.ts';
import { callbackOf } from './sign-in.ts';

/** A community gives a key of its own to an app that its administrator agrees to (spec: services.md, 2.4). */

type KeyConfig = Pick<Config, 'vkClientId' | 'vkClientSecret' | 'vkOauthRoot' | 'publicUrl'>;

const scope = 'manage,wall,photos,docs';
const patience = 10_000;

/** Where the administrator is sent. */
export function keyAddress(config: KeyConfig, clientId: string, state: string, groupId: string): string {
	const asked = new URLSearchParams({
		...{ client_id: clientId, redirect_uri: callbackOf(config), group_ids: groupId, scope, state },
		...{ response_type: 'code', display: 'page', v: '5.199' }
	});
	return `${config.vkOauthRoot}/authorize?${asked}`;
}

/** Gives the code back for the key. The address holds the app's secret: no error repeats it. */
export async function keyFor(config: KeyConfig, groupId: string, code: string): Promise<string> {
	const asked = new URLSearchParams({
		...{ client_id: config.vkClientId ?? '', client_secret: config.vkClientSecret ?? '' },
		...{ redirect_uri: callbackOf(config), code }
	});
	const answer: unknown = await fetch(`${config.vkOauthRoot}/access_token?${asked}`, {
		redirect: 'error',
		signal: AbortSignal.timeout(patience)
	})
		.then((response) => response.json())
		.catch(() => {
			throw new Refusal('network_unreachable');
		});
	const { groups = [] } = (answer ?? {}) as { groups?: { group_id: number; access_token: string }[] };
	const key = groups.find(({ group_id: id }) => String(id) === groupId)?.access_token;
	if (key === undefined) throw new Refusal('sign_in_failed', { detail: 'VK gave no key for this community' });
	return key;
}
