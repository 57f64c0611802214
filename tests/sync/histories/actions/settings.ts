import type { Action } from '../scene.ts';
import { lineOf, onDevice, stageOf, written, type Hand } from './writing.ts';

/** What people change on their devices besides posts. */
export const settings: Record<string, Action> = {
	'write a template': { weight: 5, run: (scene, dice) => onDevice(scene, dice, template) },
	'name a project': { weight: 2, run: (scene, dice) => onDevice(scene, dice, project) },
	'describe a picture': { weight: 2, run: (scene, dice) => onDevice(scene, dice, picture) },
	'change a member': { weight: 2, run: (scene, dice) => onDevice(scene, dice, member) },
	'disconnect a channel': { weight: 0.3, run: (scene, dice) => onDevice(scene, dice, channel) }
};

const byId = <T extends { id: string }>(found: { toJSON(): unknown }[]): T[] =>
	found.map((one) => one.toJSON() as T).toSorted((a, b) => a.id.localeCompare(b.id));

async function template(hand: Hand): Promise<string | undefined> {
	const { page, dice, scene } = hand;
	const [templates, projects] = [
		byId<{ id: string; projectId: string; html: string }>(await page.database.templates.find().exec()),
		byId<{ id: string }>(await page.database.projects.find().exec())
	];
	const one = dice.pick(templates);
	const projectId = one?.projectId ?? dice.pick(projects)?.id;
	if (!projectId) return undefined;
	const stage = stageOf(scene, projectId);
	const line = `${lineOf(hand, stage)} {{name}}`;
	if (!one || dice.chance(0.3)) {
		const name = `${stage.mark} template`;
		await written(hand, '', line, () => page.writes.createTemplate({ projectId, name, html: line }));
		return `makes a template: ${line}`;
	}
	if (dice.chance(0.15)) {
		await written(hand, one.html, '', () => page.writes.removeTemplate(one.id));
		return `removes template ${one.id}`;
	}
	const html = dice.chance(0.5) ? `${one.html}\n${line}` : line;
	await written(hand, one.html, html, () => page.writes.patchTemplate(one.id, { html }));
	return `writes template ${one.id}: ${html}`;
}

async function project(hand: Hand): Promise<string | undefined> {
	const { page, dice, scene } = hand;
	const one = dice.pick(byId<{ id: string }>(await page.database.projects.find().exec()));
	if (!one) return undefined;
	if (dice.chance(0.03)) {
		await written(hand, '', '', () => page.writes.removeProject(one.id));
		return `removes project ${one.id}`;
	}
	const name = `${stageOf(scene, one.id).mark} ${dice.below(100)}`;
	const part = dice.chance(0.5) ? { name } : { approvalRequired: dice.chance(0.5) };
	await written(hand, '', '', () => page.writes.changeProject(one.id, part));
	return `changes project ${one.id}: ${JSON.stringify(part)}`;
}

async function picture(hand: Hand): Promise<string | undefined> {
	const { page, dice, scene } = hand;
	const one = dice.pick(byId<{ id: string; projectId: string }>(await page.database.media.find().exec()));
	if (!one) return undefined;
	if (dice.chance(0.1)) {
		await written(hand, '', '', () => page.writes.removeMedium(one.id));
		return `removes picture ${one.id}`;
	}
	const alt = `${stageOf(scene, one.projectId).mark} ${dice.below(100)}`;
	await written(hand, '', '', () =>
		page.writes.describeMedium(one.id, dice.chance(0.5) ? { alt } : { name: alt })
	);
	return `describes picture ${one.id}: ${alt}`;
}

async function member(hand: Hand): Promise<string | undefined> {
	const { page, dice } = hand;
	const one = dice.pick(byId<{ id: string }>(await page.database.members.find().exec()));
	const role = dice.pick(['owner', 'editor', 'author', 'viewer'] as const);
	if (!one || !role) return undefined;
	if (dice.chance(0.25)) {
		await written(hand, '', '', () => page.writes.removeMember(one.id));
		return `removes member ${one.id}`;
	}
	await written(hand, '', '', () => page.writes.changeRole(one.id, role));
	return `makes member ${one.id} ${role}`;
}

async function channel(hand: Hand): Promise<string | undefined> {
	const { page, dice, device } = hand;
	const one = dice.pick(byId<{ id: string }>(await page.database.accounts.find().exec()));
	if (!one) return undefined;
	// The app asks the server for this; a device may also say it by itself.
	const found = await page.database.accounts.findOne(one.id).exec();
	const writeId = `disconnected-${device.index}-${dice.below(1e6)}`;
	await written(hand, '', '', async () => found?.incrementalPatch({ writeId, _deleted: true } as never));
	return `disconnects channel ${one.id}`;
}
