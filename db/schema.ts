/** Every table, for the client and for the generator of migrations. */
export * from './schema/users.ts';
export * from './schema/projects.ts';
export * from './schema/grants.ts';
export * from './schema/accounts.ts';
export * from './schema/posts.ts';
export * from './schema/publications.ts';
export * from './schema/preflights.ts';
export * from './schema/limits.ts';
export * from './schema/revisions.ts';
export * from './schema/templates.ts';
export * from './schema/media.ts';
export * from './schema/incoming.ts';
export * from './schema/connecting.ts';
export * from './schema/sync.ts';
export * from './schema/push.ts';
export * from './schema/notices.ts';
export * from './schema/idempotency.ts';
