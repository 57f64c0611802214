import { uuidv7 } from 'uuidv7';
import type { CollectionName } from '#sync/collection.ts';
import type { Person } from '../../../kit/person.ts';
import { written as sample } from '../../../kit/samples.ts';
import { lastAudit, type Change } from '../audit.ts';
import type { Dice } from '../dice.ts';
import type { Action, Scene } from '../scene.ts';
import { pushOf, pushPath } from '../server.ts';
import { Violation } from '../violation.ts';

type Document = Record<string, unknown> & { id: string; writeId: string };

/** Pushes that no device of ours would send. Each names what must not come of it. */
export const forging: Record<string, Action> = {
	forge: {
		weight: 4,
		async run(scene, dice) {
			const person = dice.pick(scene.players);
			const lie = dice.pick(lies);
			return person && lie ? lie(scene, dice, person) : undefined;
		}
	}
};

async function statusOfPost(scene: Scene, dice: Dice, person: Person) {
	const status = dice.pick(serverStatuses);
	// What it has is no lie.
	return untouched(scene, dice, person, 'posts', (post) => ({
		status: status === post['status'] ? serverStatuses.find((one) => one !== status) : status
	}));
}

const serverStatuses = ['publishing', 'published', 'partial', 'failed', 'missed'];

const authorOfPost = (scene: Scene, dice: Dice, person: Person) =>
	untouched(scene, dice, person, 'posts', () => ({ createdBy: uuidv7(), title: 'by somebody else' }));

async function projectOfPost(scene: Scene, dice: Dice, person: Person) {
	const to = dice.chance(0.5) ? scene.closed.room.id : dice.pick(scene.stages)?.id;
	return untouched(scene, dice, person, 'posts', (post) => ({
		projectId: to === post['projectId'] ? uuidv7() : to
	}));
}

/** The id of a post that one may not see is no secret; what is in it is. */
async function foreignPost(scene: Scene, dice: Dice, person: Person) {
	const { room, postId } = scene.closed;
	const post = sample({
		id: postId,
		projectId: room.id,
		html: 'mine now',
		writeId: uuidv7(),
		createdBy: person.userId
	});
	const assumed = dice.chance(0.5) ? { assumedMasterState: { ...post, writeId: uuidv7() } } : {};
	return sends(scene, person, 'posts', postId, [{ newDocumentState: post, ...assumed }]);
}

const publication = (scene: Scene, dice: Dice, person: Person) =>
	untouched(scene, dice, person, 'publications', () => ({
		status: dice.pick(['failed', 'published', 'deleted']),
		url: 'https://evil.test'
	}));

const ownRole = (scene: Scene, dice: Dice, person: Person) =>
	untouched(scene, dice, person, 'members', () => ({
		userId: person.userId,
		email: person.email,
		role: 'owner',
		projectId: uuidv7()
	}));

const ownProject = (scene: Scene, dice: Dice, person: Person) =>
	untouched(scene, dice, person, 'projects', (project) => ({
		myRole: project['myRole'] === 'owner' ? 'editor' : 'owner',
		name: 'taken over'
	}));

const lies = [statusOfPost, authorOfPost, projectOfPost, foreignPost, publication, ownRole, ownProject];

/** Takes a document that the person may see, lies about it, and looks whether anything came of that. */
async function untouched(
	scene: Scene,
	dice: Dice,
	person: Person,
	name: CollectionName,
	lie: (document: Document) => object
) {
	const answer = await scene.server.answers(person, `/sync/${name}/pull?limit=200`);
	const { documents } = (await answer.json()) as { documents: (Document & { _deleted: boolean })[] };
	const one = dice.pick(documents.filter((document) => !document._deleted));
	if (!one) return undefined;
	const newDocumentState = { ...one, ...lie(one), writeId: uuidv7() };
	return sends(scene, person, name, one.id, [{ newDocumentState, assumedMasterState: one }]);
}

async function sends(scene: Scene, person: Person, name: CollectionName, id: string, rows: object[]) {
	const { pool } = scene.world.database;
	const before = await lastAudit(pool);
	const accepted = scene.server.accepted;
	await scene.server.answers(person, pushPath(name), pushOf(rows));
	scene.server.accepted = accepted;
	const { rows: changes } = await pool.query<Change>(
		'select tab as "table", op as operation, old, new from history_audit where n > $1 and id = $2',
		[before, id]
	);
	if (changes.length > 0)
		throw new Violation('I5', `a forged ${name} row changed something`, { rows, changes });
	return `${person.name} forges ${name} ${id}: ${JSON.stringify(rows)}`;
}
