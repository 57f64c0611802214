import { startListening } from '#server/integrations/social/incoming.ts';
import { drain } from '#jobs/worker.ts';
import type { Account } from '#sync/records/account.ts';
import type { Deps } from '#server/core/deps.ts';
import { botToken, made, type Desk } from './desk.ts';
import type { Answer, Problem } from './session.ts';
import type { Telegram } from './telegram.ts';
import type { SimulatedPerson } from './telegram/state.ts';
import type { World } from './world.ts';

/** What the desk shows of a link by which channels are connected. */
export interface ShownLink {
	id: string;
	bot: string;
	startUrl: string;
	channelUrl: string;
	groupUrl: string;
	person: { name: string; isConfirmed: boolean } | null;
	problem: { code: string; title: string | null } | null;
}

/** The variables of an installation that has a bot of its own. */
export const withOwnBot = ({ apiRoot, webRoot }: Telegram): Record<string, string> => ({
	...{ TELEGRAM_API_ROOT: apiRoot, TELEGRAM_WEB_ROOT: webRoot, TELEGRAM_BOT_TOKEN: botToken },
	// Not whoever comes first: the host is asked for no proof.
	ADMIN_EMAIL: 'host@twexel.test'
});

export const opensLink = ({ person, project }: Desk): Promise<Answer<ShownLink & Problem>> =>
	person.post('/api/accounts/telegram/links', { projectId: project.id });

export const looksAtLink = async ({ person }: Desk, { id }: { id: string }): Promise<ShownLink> =>
	made(await person.get<ShownLink>(`/api/accounts/telegram/links/${id}`));

export const accountsOf = async ({ person, project }: Desk): Promise<Account[]> =>
	made(await person.get<{ items: Account[] }>(`/api/accounts?projectId=${project.id}`)).items;

/** Listens as the running program does, until the given number of updates is left; then does what they call for. */
export async function hears(deps: Deps, telegram: Telegram, left = 0): Promise<void> {
	const ear = startListening(deps);
	try {
		const updates = telegram.updatesOf(botToken);
		for (let tries = 0; tries < 400; tries++) {
			if (updates.waiting.length <= left && updates.hasAsked) return;
			await new Promise((resolve) => setTimeout(resolve, 10));
		}
		throw new Error('nobody asks for updates');
	} finally {
		await ear.stop();
		await drain(deps);
	}
}

/** Shows the bot who somebody is, as the dialog leads them through it. */
export async function meets(
	world: World,
	telegram: Telegram,
	desk: Desk,
	person: SimulatedPerson
): Promise<ShownLink> {
	const link = made(await opensLink(desk));
	telegram.life.starts(person, botToken, link.startUrl);
	await hears(world.deps, telegram);
	telegram.life.presses(person, botToken);
	await hears(world.deps, telegram);
	return looksAtLink(desk, link);
}
