import type { Api } from 'grammy';
import { perDeps } from '../../../../core/per-deps.ts';
import type { Deps } from '../../../../core/deps.ts';
import { newBots } from '../api.ts';

const botsOf = perDeps(({ config }) => newBots(config.telegramApiRoot));

/** The installation's own bot; null where it has none. */
export function ownBot(deps: Deps): Api | null {
	const token = deps.config.telegramBotToken;
	return token === undefined ? null : botsOf(deps)(token);
}
