/** Faults that the sync must not have, each as the smallest change that makes it, and the test that must then fail. */
export interface Bug {
	name: string;
	/** The invariants that it breaks. */
	breaks: string[];
	file: string;
	/** What stands in the file, each exactly once, and what the bug makes of it. */
	changes: [search: string, replacement: string][];
	caughtBy: Catcher;
}

/** A test by its name in a file, or random histories from a seed on: so many at most. */
export type Catcher = { test: string; named: string } | { seeds: number; from: number };

const histories = (from: number, seeds = 120): Catcher => ({ from, seeds });
const flow = (named: string): Catcher => ({ test: 'tests/flows/sync.test.ts', named });
const algebra = (named: string): Catcher => ({ test: 'tests/sync/merge-algebra.test.ts', named });

export const bugs: Bug[] = [
	{
		name: 'the feed is numbered by transaction, not under the counter',
		breaks: ['I2'],
		file: 'db/migrations/0005_sync_lanes.sql',
		changes: [
			[
				'UPDATE sync_scopes SET version = version + counted.many',
				'UPDATE sync_scopes SET version = greatest(version, me::text::bigint * 1000 + counted.many)'
			],
			['sync_scopes.version - counted.many AS base', 'me::text::bigint * 1000 AS base']
		],
		caughtBy: { test: 'tests/sync/feed.test.ts', named: 'shows the last of 20,000 commits' }
	},
	{
		name: 'no ledger of applied writes',
		breaks: ['I4', 'I3'],
		file: 'server/sync/ledger.ts',
		changes: [['entry(one.document_id, one.write_id)', 'entry(one.document_id, `-${one.write_id}`)']],
		caughtBy: flow('is taken in once')
	},
	{
		name: 'a page from before one’s own write is taken for news',
		breaks: ['I3'],
		file: 'app/lib/data/conflict.ts',
		changes: [['(context === asItComes && isReplaced(', '(context === `-${asItComes}` && isReplaced(']],
		caughtBy: { test: 'tests/sync/supervisor.test.ts', named: 'takes nothing for news' }
	},
	{
		name: 'the ledger knows no words but those that pushes bring',
		breaks: ['I4', 'I3'],
		file: 'server/sync/ledger.ts',
		changes: [['[pushed, master].flatMap', '[pushed].flatMap']],
		caughtBy: { test: 'tests/sync/bad-input.test.ts', named: 'undoes nothing' }
	},
	{
		name: 'a repeated write is answered with “accepted”, not with the master',
		breaks: ['I1'],
		file: 'server/sync/sort-row.ts',
		changes: [
			[
				"if (ledger.has(entry(row.id, pushed.writeId))) return { is: 'answer', master: master ?? nothing(row) };",
				"if (ledger.has(entry(row.id, pushed.writeId))) return { is: 'known' };"
			]
		],
		caughtBy: histories(1)
	},
	{
		name: 'versions are compared by their time',
		breaks: ['I1'],
		file: 'app/lib/data/conflict.ts',
		changes: [['	a.writeId === b.writeId &&\n', '']],
		caughtBy: histories(1)
	},
	{
		name: 'the reader’s own role is not compared',
		breaks: ['I1'],
		file: 'app/lib/data/conflict.ts',
		changes: [['	a.myRole === b.myRole;', '	true;']],
		caughtBy: histories(1)
	},
	{
		name: 'a conflict handler throws',
		breaks: ['I10'],
		file: 'app/lib/data/aside.ts',
		changes: [['				onLost(error);\n', '				onLost(error);\n				throw error;\n']],
		caughtBy: { test: 'app/lib/data/garbage.test.ts', named: '' }
	},
	{
		name: 'a refused deletion is offered again',
		breaks: ['I10'],
		file: 'app/lib/data/resolve-post.ts',
		changes: [
			['if (base?.writeId === theirs.writeId) {', 'if (!mine._deleted && base?.writeId === theirs.writeId) {']
		],
		caughtBy: histories(1)
	},
	{
		name: 'one row that cannot be written fails its whole batch',
		breaks: ['I10'],
		file: 'server/sync/push.ts',
		changes: [['if (!isTheRowsFault(error)) throw error;', 'throw error;']],
		caughtBy: {
			test: 'tests/sync/bad-input.test.ts',
			named: 'a document cannot be moved|is answered with nothing'
		}
	},
	{
		name: 'a cursor forgets under which grant it was read',
		breaks: ['I8', 'I1'],
		file: 'server/sync/feed.ts',
		changes: [['before?.grant === grant && Math', 'before !== undefined && Math']],
		caughtBy: { test: 'tests/sync/cursors.test.ts', named: 'of another grant' }
	},
	{
		name: 'lost access is not told',
		breaks: ['I8'],
		file: 'server/sync/pull.ts',
		changes: [['...(revoked.length > 0 ? { revoked } : {})', '...(revoked.length > 1e9 ? { revoked } : {})']],
		caughtBy: flow('access that is lost is named')
	},
	{
		name: 'a device does not note which projects it holds',
		breaks: ['I8', 'I11'],
		file: 'app/lib/data/held-projects.ts',
		changes: [['open ? noted.filter((id) => !open.includes(id)) : []', '[]']],
		caughtBy: histories(122, 60)
	},
	{
		name: 'a page is taken in that was asked for before another tab took in a newer one',
		breaks: ['I1'],
		file: 'app/lib/data/held-projects.ts',
		changes: [['pages !== asked.pages', 'pages < asked.pages']],
		caughtBy: { test: 'tests/sync/held-projects.test.ts', named: 'before another tab took in a newer one' }
	},
	{
		name: 'what was stored before its checkpoint is not read anew',
		breaks: ['I1'],
		file: 'app/lib/data/held-projects.ts',
		changes: [['known && !known.includes(id)', 'known && known.length < 0']],
		caughtBy: { test: 'tests/sync/held-projects.test.ts', named: 'reads anew what it holds' }
	},
	{
		name: 'what was pulled and not noted is pushed as one’s own',
		breaks: ['I3', 'I10'],
		file: 'app/lib/data/conflict.ts',
		changes: [['if (!base && !', 'if (!base && mine === theirs && !']],
		caughtBy: { test: 'app/lib/data/conflict.test.ts', named: 'nobody here has written' }
	},
	{
		name: 'a crash in an edit takes the mark of the edit before it',
		breaks: ['I3'],
		file: 'app/lib/data/mend-marks.ts',
		changes: [['writeId === undefined || writeId === standIn', 'writeId !== mark.writeId']],
		caughtBy: histories(5105, 1)
	},
	{
		name: 'a device does not note the projects that it pushes to',
		breaks: ['I1', 'I8'],
		file: 'app/lib/data/replication.ts',
		changes: [['	await noteHeld(line.device, name, [...new Set(rows.map(projectOf))]);\n', '']],
		caughtBy: histories(30239, 1)
	},
	{
		name: 'an earlier write takes the place of a later one among the conflicts',
		breaks: ['I3'],
		file: 'app/lib/data/conflicts.ts',
		changes: [['if (there && there.writeId > writeId) return;', 'void there;']],
		caughtBy: { test: 'app/lib/data/conflict.test.ts', named: 'the later of a person' }
	},
	{
		name: 'what RxDB has passed over is not offered again',
		breaks: ['I10'],
		file: 'app/lib/data/passed-over.ts',
		changes: [['if (marks.length === 0) return;', 'if (marks.length >= 0) return;']],
		caughtBy: {
			test: 'tests/sync/supervisor.test.ts',
			named: 'pushes what another tab wrote behind the mark'
		}
	},
	{
		name: 'the mark of origin is lost on the way to the storage',
		breaks: ['I11'],
		file: 'app/lib/data/origin.ts',
		changes: [['if (row.previous) return row;', 'if (row) return row;']],
		caughtBy: histories(122, 60)
	},
	{
		name: 'a push asks for no role',
		breaks: ['I5'],
		file: 'sync/judge-post.ts',
		changes: [["if (!may(author.role, 'posts.draft')) return { is: 'refuse' };", '']],
		caughtBy: flow('a change of role reaches')
	},
	{
		name: 'the author and the project are taken from the push',
		breaks: ['I5'],
		file: 'sync/judge-post.ts',
		changes: [['const isForged = serverOwned.some(', 'const isForged = [].some(']],
		caughtBy: histories(1)
	},
	{
		name: 'a late push changes what is out',
		breaks: ['I6'],
		file: 'sync/judge-post.ts',
		changes: [['if (isOut(master) || !isOurs) return judgeLate', 'if (!isOurs) return judgeLate']],
		caughtBy: histories(1)
	},
	{
		name: 'a late edit is dropped',
		breaks: ['I3'],
		file: 'server/sync/stores/lost-posts.ts',
		changes: [['await insertPosts(tx, await withoutDrafted(tx, reader, drafts), now);', '']],
		caughtBy: flow('is kept as a draft beside it')
	},
	{
		name: 'a late text is drafted each time it comes',
		breaks: ['I4'],
		file: 'server/sync/stores/lost-posts.ts',
		changes: [['await withoutDrafted(tx, reader, drafts)', 'drafts']],
		caughtBy: flow('is kept as a draft beside it, once')
	},
	{
		name: 'the version that lost is not kept',
		breaks: ['I3'],
		file: 'server/sync/stores/lost-posts.ts',
		changes: [['await keepLost(tx, reader.userId, deps.clock.now(), lost);', '']],
		caughtBy: { test: 'tests/flows/history.test.ts', named: 'find both versions in the history' }
	},
	{
		name: 'deletions are not sent',
		breaks: ['I1'],
		file: 'server/sync/feed.ts',
		changes: [['and version > s.after', 'and version > s.after and operation = 0']],
		caughtBy: histories(1)
	},
	{
		name: 'what is given up is removed, and so deleted for everybody',
		breaks: ['I12', 'I3'],
		file: 'app/lib/data/revoked.ts',
		changes: [
			[
				'	return held.map(',
				'	await Promise.all(held.map(({ id }) => database[name].findOne(id).remove()));\n	return held.map('
			]
		],
		caughtBy: { test: 'tests/sync/tombstones.test.ts', named: 'a device back after that' }
	},
	{
		name: 'a cursor of another epoch is read on',
		breaks: ['I12'],
		file: 'server/sync/pull.ts',
		changes: [['since?.epoch === epoch ? since.scopes : {}', 'since ? since.scopes : {}']],
		caughtBy: { test: 'tests/sync/cursors.test.ts', named: 'another epoch' }
	},
	{
		name: 'a cursor older than the tombstones is read on',
		breaks: ['I12'],
		file: 'server/sync/feed.ts',
		changes: [['known !== undefined && Math', 'known !== undefined && version < 0 && Math']],
		caughtBy: histories(1)
	},
	{
		name: 'a stream hears scopes that are closed to it',
		breaks: ['I7'],
		file: 'server/sync/streams.ts',
		changes: [['mine.filter((scope) => stream.scopes.has(scope))', 'mine']],
		caughtBy: flow('tells a project’s devices over the stream')
	},
	{
		name: 'a stream begins without a word to look at everything',
		breaks: ['I1'],
		file: 'server/sync/routes.ts',
		changes: [['			tell([...collectionNames]);\n', '']],
		caughtBy: flow('tells a project’s devices over the stream')
	},
	{
		name: 'a conflict shows the master of a foreign project',
		breaks: ['I7'],
		file: 'server/sync/stores/posts.ts',
		changes: [
			['and(among(posts.id, ids), heldTo(posts.projectId, reader.roles.keys()))', 'among(posts.id, ids)']
		],
		caughtBy: histories(1)
	},
	{
		name: 'merging takes the local side where both changed',
		breaks: ['I9'],
		file: 'sync/merge.ts',
		changes: [['	return { value: theirs, isLost: true };', '	return { value: mine, isLost: false };']],
		caughtBy: algebra('lets the server’s stand')
	},
	{
		name: 'merging joins more than a post can hold',
		breaks: ['I9'],
		file: 'sync/merge.ts',
		changes: [['.slice(0, mostLabels)', '']],
		caughtBy: algebra('two full ones')
	}
];
