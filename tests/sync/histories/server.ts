import { Hono } from 'hono';
import { newApi } from '#server/api.ts';
import type { Env } from '#server/core/http.ts';
import { perDeps } from '#server/core/per-deps.ts';
import type { CollectionName } from '#sync/collection.ts';
import type { Person } from '../../kit/person.ts';
import type { World } from '../../kit/world.ts';
import type { Ledger } from './ledger.ts';
import { Violation } from './violation.ts';

/** A project of the history, known by a mark that stands in everything that is written in it, and nowhere else. */
export interface Room {
	id: string;
	mark: string;
}

interface Row {
	newDocumentState: Record<string, unknown> & { id: string };
}

/** The server as a device reaches it, with an eye on every answer. */
export class WatchedServer {
	readonly #world: World;
	readonly #ledger: Ledger;
	readonly rooms: Room[] = [];
	/** How many pushes brought something in, for the invariants that need a history to have done something. */
	accepted = 0;

	constructor(world: World, ledger: Ledger) {
		this.#world = world;
		this.#ledger = ledger;
	}

	/** One request of a person's device. */
	async answers(person: Person, path: string, init: RequestInit = {}): Promise<Response> {
		// Only these can take from their sender what they are answered with.
		const isLeaving = path === pushPath('members') || path === pushPath('projects');
		const before = isLeaving ? await this.#mayRead(person) : new Set<string>();
		const response = await this.#ask(person, path, init);
		const text = await response.text();
		if (response.status >= 500) throw new Violation('I10', `${path} was answered ${response.status}`, text);
		await this.#keepsSecrets(person, path, text, before);
		if (path.endsWith('/push') && response.status === 200) this.#note(init.body, JSON.parse(text));
		const { status, headers } = response;
		return new Response(text === '' ? null : text, { status, headers });
	}

	/** I7: nothing of a project that its reader may not see at that moment. */
	async #keepsSecrets(person: Person, path: string, text: string, before: Set<string>): Promise<void> {
		const named = this.rooms.filter(({ mark }) => text.includes(mark));
		if (named.length === 0) return;
		const after = await this.#mayRead(person);
		const leaked = named.filter(({ id }) => !before.has(id) && !after.has(id));
		if (leaked.length > 0) {
			throw new Violation('I7', `${path} showed ${person.name} a project that is closed to them`, text);
		}
	}

	async #mayRead(person: Person): Promise<Set<string>> {
		const { rows } = await this.#world.database.pool.query<{ id: string }>(
			`select p.id from projects p join project_members m on m.project_id = p.id
			where m.user_id = $1 and m.deleted_at is null and p.deleted_at is null`,
			[person.userId]
		);
		return new Set(rows.map((row) => row.id));
	}

	/** Every row that was not answered with another document has gone in. */
	#note(body: unknown, answers: { id: string }[]): void {
		const answered = new Set(answers.map((answer) => answer.id));
		for (const { newDocumentState } of JSON.parse(String(body)) as Row[]) {
			if (!newDocumentState || answered.has(newDocumentState.id)) continue;
			this.accepted++;
			this.#ledger.acknowledged(JSON.stringify(newDocumentState));
		}
	}

	#ask(person: Person, path: string, init: RequestInit): Promise<Response> {
		const headers = new Headers(init.headers);
		headers.set(asWhom, person.userId);
		return Promise.resolve(doorOf(this.#world.deps).request(path, { ...init, headers }));
	}
}

/**
 * The whole program, but for the look at access tokens: a history is about what a person gets who is signed in, and their clocks would have most
 * requests come twice.
 */
const doorOf = perDeps((deps) =>
	new Hono<Env>()
		.use(async (context, next) => {
			const userId = context.req.header(asWhom) ?? '';
			context.set('caller', { userId, sessionId: '', role: 'user' });
			await next();
		})
		.route('/', newApi(deps))
);
const asWhom = 'x-played-by';

/** A push as another client might send it: the rows as they are. */
export const pushOf = (rows: unknown[]): RequestInit => ({
	method: 'POST',
	headers: { 'content-type': 'application/json' },
	body: JSON.stringify(rows)
});

export const pushPath = (name: CollectionName): string => `/sync/${name}/push`;
