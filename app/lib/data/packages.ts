import { Dexie } from 'dexie';
import { createRxDatabase } from 'rxdb';
import { z } from 'zod';

/** What the database of a device is made with: for who wants these packages there before what is made of them. */
export const packages = { Dexie, createRxDatabase, object: z.object };
