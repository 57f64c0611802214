import { setTimeout as sleep } from 'node:timers/promises';
import type { Account } from '#sync/records/account.ts';
import type { Project } from '#sync/records/project.ts';
import { made } from '../../kit/desk.ts';
import { Person } from '../../kit/person.ts';
import { Session } from '../../kit/session.ts';
import type { Ground } from './ground.ts';

/** A project with its channels, and the person who runs it over HTTP. */
export interface Desk {
	anna: Person;
	project: Project;
	telegram: Account[];
	vk: Account[];
}

const password = 'длинный пароль 1';
/** How often somebody signs in again: before an access token runs out, in milliseconds. */
const signsInEvery = 5 * 60_000;

export async function opens(ground: Ground, size: { bots: number; communities: number }): Promise<Desk> {
	const anna = await signsUp(ground, 'anna');
	const project = await anna.creates({ project: 'Кофейня' });
	const telegram: Account[] = [];
	for (let number = 0; number < size.bots * 4; number++) {
		const botToken = `${810_000_000 + Math.floor(number / 4)}:AAH-a_simulated_bot_of_a_soak`;
		ground.telegram.addBot(botToken);
		const username = `soak_${number}`;
		const { id } = ground.telegram.addChannel({ title: username, username, bot: botToken });
		const body = { projectId: project.id, chat: String(id), botToken };
		telegram.push(made(await anna.post<Account>('/api/accounts/telegram', body)));
	}
	const vk: Account[] = [];
	for (let number = 0; number < size.communities; number++) {
		// A person's own token: by it posts of unknown fate are found on the wall.
		const accessToken = `vk1.a.simulated-token-of-${number}`;
		const { id: groupId } = ground.vk.addCommunity({ name: `Чайная ${number}`, team: [[number + 1, 3]] });
		ground.vk.addToken({ value: accessToken, kind: 'user', owner: number + 1 });
		vk.push(
			made(await anna.post<Account>('/api/accounts/vk', { projectId: project.id, groupId, accessToken }))
		);
	}
	return { anna, project, telegram, vk };
}

async function signsUp({ product }: Ground, name: string): Promise<Person> {
	const session = new Session({ request: (path, init) => fetch(`${product.url}${path}`, init) });
	const email = `${name}@twexel.test`;
	await session.call('POST', '/api/auth/register', { email, password, name });
	const token = new URL((await product.mailTo(email)).link).searchParams.get('token');
	const { accessToken, user } = made(
		await session.call<SignedIn>('POST', '/api/auth/verify-email', { token })
	);
	session.accessToken = accessToken;
	return new Person({ name, email, password, userId: user.id, session });
}

interface SignedIn {
	accessToken: string;
	user: { id: string };
}

/** Signs in again and again, until the signal. What goes wrong meanwhile is tried again soon. */
export async function staysSignedIn({ email, session }: Person, over: AbortSignal): Promise<void> {
	let pause = signsInEvery;
	while (await rests(pause, over)) {
		const answer = await session
			.call<SignedIn>('POST', '/api/auth/login', { email, password })
			.catch(() => undefined);
		if (answer?.status === 200) session.accessToken = answer.body.accessToken;
		pause = answer?.status === 200 ? signsInEvery : 5000;
	}
}

/** Waits so many milliseconds. False when it is over before. */
export const rests = (ms: number, signal: AbortSignal): Promise<boolean> =>
	sleep(ms, true, { signal }).catch(() => false);
