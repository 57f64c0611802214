import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express from 'express';
import pouchExpress from 'express-pouchdb';
import PouchDB from 'pouchdb';
import memory from 'pouchdb-adapter-memory';

/** PouchDB with its server for Express over its memory adapter, on the port that is given, until it is ended. */
const port = Number(process.argv[2]);
// It may write a config or a log wherever it runs, which must not be this checkout.
process.chdir(process.argv[3] ?? mkdtempSync(join(tmpdir(), 'pouchdb-')));

PouchDB.plugin(memory);
const InMemory = PouchDB.defaults({ adapter: 'memory' });
const app = express().use('/', pouchExpress(InMemory, { mode: 'minimumForPouchDB' }));
app.listen(port, '127.0.0.1', () => process.stdout.write('listening\n'));
