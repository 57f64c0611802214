import express from 'express';
import { createRxDatabase } from 'rxdb/plugins/core';
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory';
import { RxServerAdapterExpress } from 'rxdb-server/plugins/adapter-express';
import { createRxServer } from 'rxdb-server/plugins/server';
import { schema } from './rxdb-schema.ts';

/** rxdb-server over its memory storage, on the port that is given, until it is ended. */
const port = Number(process.argv[2]);

const database = await createRxDatabase({ name: 'peer', storage: getRxStorageMemory() });
await database.addCollections({ posts: { schema } });
// The adapter's own app takes 100 kB at most, which a hundred posts outgrow.
const serverApp = express().use(express.json({ limit: '64mb' }));
const server = await createRxServer({ database, adapter: RxServerAdapterExpress, serverApp, port });
server.addReplicationEndpoint({ name: 'posts', collection: database.posts });
await server.start();
process.stdout.write('listening\n');
