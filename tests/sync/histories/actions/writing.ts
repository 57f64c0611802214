import type { Post } from '#sync/records/post.ts';
import type { Device } from '../device.ts';
import type { Dice } from '../dice.ts';
import type { Page } from '../page/page.ts';
import type { Action, Scene, Stage } from '../scene.ts';

/** What people write on their devices, through the app's own writes. */
export const writing: Record<string, Action> = {
	create: { weight: 8, run: (scene, dice) => onDevice(scene, dice, create) },
	edit: { weight: 22, run: (scene, dice) => onPost(scene, dice, edit) },
	name: { weight: 4, run: (scene, dice) => onPost(scene, dice, name) },
	label: { weight: 3, run: (scene, dice) => onPost(scene, dice, label) },
	illustrate: { weight: 3, run: (scene, dice) => onPost(scene, dice, illustrate) },
	plan: { weight: 6, run: (scene, dice) => onPost(scene, dice, plan) },
	remove: { weight: 3, run: (scene, dice) => onPost(scene, dice, remove) },
	'write badly': { weight: 1, run: (scene, dice) => onPost(scene, dice, badly) }
};

/** Who writes: a tab of a device, in a project. */
export interface Hand {
	scene: Scene;
	dice: Dice;
	device: Device;
	page: Page;
}

export async function onDevice(scene: Scene, dice: Dice, act: (hand: Hand) => Promise<string | undefined>) {
	const device = dice.pick(scene.devices);
	if (!device) return undefined;
	const { page } = await device.tab(dice.below(2));
	// A page that dies while it reads answers nothing any more.
	const end = page.life.ended.then(() => 'is cut off');
	const done = await Promise.race([act({ scene, dice, device, page }), end]);
	return done && `${device.person.name}’s device ${device.index} ${done}`;
}

const onPost = (scene: Scene, dice: Dice, act: (hand: Hand, post: Post) => Promise<string>) =>
	onDevice(scene, dice, async (hand) => {
		const found = await hand.page.database.posts.find().exec();
		const posts = found.map((one) => one.toJSON() as Post).toSorted((a, b) => a.id.localeCompare(b.id));
		const post = dice.pick(posts);
		return post ? act(hand, post) : create(hand);
	});

/**
 * Does a write and writes into the ledger what it says. A page that dies meanwhile has promised nothing; a document that has just gone
 * is no failure.
 */
export async function written(hand: Hand, before: string, after: string, write: () => Promise<unknown>) {
	const { ledger } = hand.scene;
	ledger.wrote(before, after, 'unsure');
	const isDone = await Promise.race([write().then(() => true), hand.page.life.ended.then(() => false)]).catch(
		(error: unknown) => {
			if (/there is no document/.test(String(error))) return false;
			throw error;
		}
	);
	if (isDone) ledger.wrote(after, after, 'sure');
}

export const lineOf = ({ scene, dice, device }: Hand, { mark }: Pick<Stage, 'mark'>): string => {
	const text = `${mark} ${scene.ledger.fresh(device.index)} ${dice.below(10)}`;
	return dice.chance(0.2) ? `<b>${text}</b>` : text;
};

/** The project that a document says it is in; a device can hold it after it has been closed to its person. */
export const stageOf = (
	{ stages }: Scene,
	projectId: string
): Pick<Stage, 'mark' | 'accountIds' | 'mediaIds'> =>
	stages.find((stage) => stage.id === projectId) ?? { mark: 'nowhere', accountIds: [], mediaIds: [] };

async function create(hand: Hand): Promise<string | undefined> {
	const projects = await hand.page.database.projects.find().exec();
	const stages = hand.scene.stages.filter(({ id }) => projects.some((project) => project.id === id));
	const stage = hand.dice.pick(stages);
	if (!stage) return undefined;
	const html = [lineOf(hand, stage), lineOf(hand, stage)].join('\n');
	await written(hand, '', html, () => hand.page.writes.createPost({ projectId: stage.id, html }));
	return `makes a post: ${html}`;
}

async function edit(hand: Hand, post: Post): Promise<string> {
	const { dice } = hand;
	const lines = post.html.split('\n');
	const line = lineOf(hand, stageOf(hand.scene, post.projectId));
	const at = dice.below(lines.length + 1);
	const how = dice.random();
	if (how < 0.6) lines.splice(at, 0, line);
	else if (how < 0.8) lines.splice(at, 1, line);
	else if (how < 0.9) lines.splice(at, 1);
	else lines.splice(0, lines.length, line);
	const html = lines.join('\n');
	await written(hand, post.html, html, () => hand.page.writes.patchPost(post.id, { html }));
	return `writes ${post.id}: ${html}`;
}

async function name(hand: Hand, post: Post): Promise<string> {
	const { mark } = stageOf(hand.scene, post.projectId);
	const title = `${mark} ${hand.scene.ledger.fresh(hand.device.index)}`;
	await written(hand, post.title, title, () => hand.page.writes.patchPost(post.id, { title }));
	return `names ${post.id} ${title}`;
}

async function label(hand: Hand, post: Post): Promise<string> {
	const one = `label ${hand.dice.below(4)}`;
	const labels = post.labels.includes(one)
		? post.labels.filter((other) => other !== one)
		: [...post.labels, one];
	await written(hand, '', '', () => hand.page.writes.patchPost(post.id, { labels }));
	return `labels ${post.id} ${labels.join()}`;
}

async function illustrate(hand: Hand, post: Post): Promise<string> {
	const mediaId = hand.dice.pick(stageOf(hand.scene, post.projectId).mediaIds);
	const others = post.media.filter((one) => one.mediaId !== mediaId);
	const media = mediaId && others.length === post.media.length ? [...others, { mediaId }] : others;
	await written(hand, '', '', () => hand.page.writes.patchPost(post.id, { media }));
	return `illustrates ${post.id} with ${media.length}`;
}

/** Channels and a time soon; or back to a draft; or only another time. */
async function plan(hand: Hand, post: Post): Promise<string> {
	const { dice, scene, page } = hand;
	const at = new Date(scene.world.clock.now().getTime() + (1 + dice.below(40)) * 60_000).toISOString();
	const targets = stageOf(scene, post.projectId).accountIds.filter(() => dice.chance(0.7));
	const how = dice.random();
	await written(hand, '', '', async () => {
		if (how < 0.2) return page.writes.unschedulePost(post.id);
		if (how < 0.3) return page.writes.patchPost(post.id, { status: 'review' });
		if (how < 0.8)
			await page.writes.patchPost(post.id, { targets: targets.map((accountId) => ({ accountId })) });
		return page.writes.patchPost(post.id, { status: 'scheduled', scheduledAt: at });
	});
	return `plans ${post.id} (${how < 0.2 ? 'off' : at})`;
}

async function remove(hand: Hand, post: Post): Promise<string> {
	await written(hand, post.title + post.html, '', () => hand.page.writes.removePost(post.id));
	if (hand.dice.chance(0.7)) return `removes ${post.id}`;
	await written(hand, '', '', () => hand.page.writes.restorePost(post));
	return `removes ${post.id} and takes that back`;
}

/** What the server can only refuse; it must hold up nothing. */
async function badly(hand: Hand, post: Post): Promise<string> {
	const title = `${stageOf(hand.scene, post.projectId).mark} ${'x'.repeat(300)}`;
	await written(hand, post.title, title, () => hand.page.writes.patchPost(post.id, { title }));
	return `names ${post.id} by far too long a name`;
}
