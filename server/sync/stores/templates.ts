import { and, eq } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import type { Tx } from '#db/client.ts';
import { templates } from '#db/schema.ts';
import { may } from '#sync/access.ts';
import { Refusal } from '#sync/errors.ts';
import { same } from '#sync/merge.ts';
import type { Nothing, Stored } from '#sync/protocol.ts';
import type { Template } from '#sync/records/template.ts';
import { cleanTemplate } from '../../templates/clean-template.ts';
import { templateRecord } from '../../templates/documents.ts';
import { among, heldTo } from '../among.ts';
import type { Change, Reader, Store } from '../store.ts';

export const templateStore: Store<'templates'> = {
	async read(tx, reader, ids, { lock } = { lock: false }) {
		if (ids.length === 0 || reader.roles.size === 0) return new Map();
		const query = tx
			.select()
			.from(templates)
			.where(and(among(templates.id, ids), heldTo(templates.projectId, reader.roles.keys())))
			.orderBy(templates.id);
		const rows = await (lock ? query.for('update') : query);
		return new Map(rows.map((row) => [row.id, { ...templateRecord(row), _deleted: row.deletedAt !== null }]));
	},

	blank: ({ userId }, now) => ({
		...{ html: '', variables: [], createdBy: userId },
		...{ createdAt: now.toISOString(), updatedAt: now.toISOString() }
	}),

	async write(tx, deps, reader, changes) {
		const now = deps.clock.now();
		const answers: (object | null)[] = [];
		for (const change of changes) answers.push(await take(tx, reader, change, now));
		return answers;
	}
};

async function take(tx: Tx, reader: Reader, change: Change<Template>, now: Date): Promise<object | null> {
	const { pushed, master, row } = change;
	const nothing: Nothing = { id: row.id, projectId: pushed.projectId, _deleted: true };
	const role = reader.roles.get(pushed.projectId);
	if (!role || !may(role, 'templates.write') || isForged(change, reader)) return master ?? nothing;
	// Made and taken away before anybody else saw it.
	if (!master && pushed._deleted) return null;
	const written = asWritten(change, now);
	if (master && saysTheSame(written, master) && !saysTheSame(pushed, master)) return master;
	await store(tx, written, master !== null, now);
	return written.writeId === pushed.writeId ? null : written;
}

function isForged({ pushed, master }: Change<Template>, reader: Reader): boolean {
	return master ? owned.some((field) => pushed[field] !== master[field]) : pushed.createdBy !== reader.userId;
}

const owned = ['projectId', 'createdBy', 'createdAt'] as const;

/** With the server's own word where the device's text or variables are not what is kept. */
function asWritten({ pushed, master }: Change<Template>, now: Date): Stored<Template> {
	const updatedAt = now.toISOString();
	if (pushed._deleted && master) return { ...master, writeId: pushed.writeId, updatedAt, _deleted: true };
	const isFromTheFuture = Date.parse(pushed.createdAt) > now.getTime() + tolerance;
	const createdAt = isFromTheFuture ? updatedAt : pushed.createdAt;
	const written = { ...pushed, ...cleanTemplate(pushed.html), createdAt, updatedAt };
	const isAsPushed = saysTheSame(written, pushed) && createdAt === pushed.createdAt;
	return isAsPushed ? written : { ...written, writeId: uuidv7() };
}

/** How far ahead a device's clock may be before its word on the time is replaced, in milliseconds. */
const tolerance = 5 * 60_000;

const saysTheSame = (a: Stored<Template>, b: Stored<Template>): boolean =>
	same([a.name, a.html, a.variables, a._deleted], [b.name, b.html, b.variables, b._deleted]);

async function store(tx: Tx, template: Stored<Template>, isThere: boolean, now: Date): Promise<void> {
	const { id, projectId, name, html, variables, createdBy, createdAt, writeId, _deleted } = template;
	const changing = { name, html, variables, writeId, updatedAt: now, deletedAt: _deleted ? now : null };
	if (isThere) {
		await tx.update(templates).set(changing).where(eq(templates.id, id));
		return;
	}
	const made = await tx
		.insert(templates)
		.values({ ...changing, id, projectId, createdBy, createdAt: new Date(createdAt) })
		.onConflictDoNothing()
		.returning({ id: templates.id });
	// Someone else's, or made at this very moment by the same push sent twice: looked at again, row by row.
	if (made.length === 0) throw new Refusal('already_exists');
}
