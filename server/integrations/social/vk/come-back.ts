import { Refusal } from '#sync/errors.ts';
import { connectAccount } from '../../../accounts/connect-account.ts';
import type { Deps } from '../../../core/deps.ts';
import { endSignIn, type Ended } from '../../../grants/authorize.ts';
import { keepGrant } from '../../../grants/keep-grant.ts';
import { keyFor } from './community-key.ts';
import { lineTo, lookByToken } from './connect.ts';
import { secretLine } from './secret.ts';
import { exchange } from './sign-in.ts';

const patience = 10_000;

interface Query {
	state: string;
	code: string;
	device_id: string;
	error?: string | undefined;
}

/** What the page is told of a browser that comes back from VK: the sign-in to choose communities by, the account that was made, or what was wrong. */
export async function comeBack(
	deps: Deps,
	{ state, code, device_id: device, error }: Query,
	cookie: string | undefined
): Promise<Record<string, string>> {
	try {
		const ended = await endSignIn(deps, 'vk', state, cookie);
		if (error !== undefined || code === '') {
			throw new Refusal('sign_in_failed', { detail: 'VK was told not to' });
		}
		if (ended.channel !== null) return { account: await connectByKey(deps, ended, ended.channel, code) };
		const signal = AbortSignal.timeout(patience);
		const given = { code, device, state, verifier: ended.verifier };
		const answer = await exchange(deps.config, deps.clock, given, signal);
		if (answer.is === 'away') throw new Refusal('network_unreachable');
		if (answer.is === 'ended') throw new Refusal('sign_in_failed', { detail: answer.message });
		const { projectId, userId } = ended;
		const { tokens } = answer;
		const grant = await deps.db.transaction((tx) =>
			keepGrant(tx, deps, { network: 'vk', projectId, userId }, tokens)
		);
		return { grant };
	} catch (problem) {
		if (!(problem instanceof Refusal)) throw problem;
		return { problem: problem.code };
	}
}

async function connectByKey(deps: Deps, ended: Ended, groupId: string, code: string): Promise<string> {
	const { projectId, userId } = ended;
	const { found, secret } = await lookByToken(
		lineTo(deps.config),
		groupId,
		await keyFor(deps.config, groupId, code)
	);
	const made = { id: undefined, projectId, network: 'vk', found, secret: secretLine(secret) };
	const { id } = await deps.write((tx) => connectAccount(tx, deps, userId, made));
	return id;
}
