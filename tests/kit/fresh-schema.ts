import { jsonSchema, type CollectionName } from '#sync/collection.ts';

/** A collection's schema for a device that never had an older one: RxDB then asks for no steps from version to version. */
export const freshSchema = (name: CollectionName) => ({ ...jsonSchema(name), version: 0 });
