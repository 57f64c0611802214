import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Pool } from 'pg';
import { uuidv7 } from 'uuidv7';
import { projectMembers, users } from '#db/schema.ts';
import { startDatabase } from '#db/start.ts';
import { openSession } from '#server/auth/sessions.ts';
import { signToken } from '#server/auth/tokens.ts';
import { buildDeps } from '#server/core/build-deps.ts';
import { readConfig } from '#server/core/config.ts';
import { newLog } from '#server/core/log.ts';
import { createProject } from '#server/projects/create-project.ts';
import { query, withDatabase } from '../../kit/database-server.ts';
import { startProduct, type Product } from '../../kit/product.ts';

/** Somebody who is signed in for as long as a bench takes. */
export interface Member {
	userId: string;
	authorization: string;
}

/** A real product over HTTP on a database of its own, and the people and projects that a bench wants in it. */
export interface Bed {
	/** One process of the product each. */
	products: Product[];
	pool: Pool;
	member(): Promise<Member>;
	project(owner: Member): Promise<string>;
	joins(projectId: string, member: Member): Promise<void>;
	end(): Promise<void>;
}

/** The PostgreSQL that all beds stand on, as `npm start` runs it: durable. */
export async function startServer(): Promise<{
	bed(options?: BedOptions): Promise<Bed>;
	stop(): Promise<void>;
}> {
	const dataDir = await mkdtemp(join(tmpdir(), 'twexel-bench-'));
	const server = await startDatabase({ url: undefined, dataDir });
	return {
		bed: (options) => startBed(server.url, options),
		async stop() {
			await server.stop();
			await rm(dataDir, { recursive: true, force: true });
		}
	};
}

export interface BedOptions {
	processes?: number;
	env?: Record<string, string>;
}

async function startBed(server: string, { processes = 1, env = {} }: BedOptions = {}): Promise<Bed> {
	const name = `bench_${randomBytes(6).toString('hex')}`;
	await query(server, `create database ${name}`);
	const databaseUrl = withDatabase(server, name);
	const shared = { DATABASE_URL: databaseUrl, SECRET_KEY: randomBytes(32).toString('hex'), ...env };
	const products: Product[] = [];
	for (let started = 0; started < processes; started++) products.push(await startProduct({ env: shared }));

	const dataDir = await mkdtemp(join(tmpdir(), 'twexel-bed-'));
	const { deps, stop } = await buildDeps({
		config: await readConfig({ ...shared, DATA_DIR: dataDir, ROLES: 'web' }),
		...{ log: newLog('silent'), databaseUrl }
	});
	const { db, pool, clock } = deps;

	return {
		products,
		pool,
		async member() {
			const userId = uuidv7();
			const given = { email: `${userId}@example.test`, passwordHash: '', emailVerifiedAt: clock.now() };
			await db.insert(users).values({ id: userId, ...given });
			const bearer = await openSession(db, deps, userId, { userAgent: 'bench', address: '127.0.0.1' });
			return { userId, authorization: `Bearer ${await signToken(deps, bearer, 'twexel:api', 24 * 3600)}` };
		},
		async project({ userId }) {
			const given = {
				name: 'Кофейня',
				timezone: 'Europe/Moscow',
				approvalRequired: false,
				overflow: 'refuse' as const,
				graceMinutes: 15
			};
			return (await deps.write((tx) => createProject(tx, deps, userId, given))).id;
		},
		async joins(projectId, { userId }) {
			const given = { projectId, userId, email: `${userId}@example.test`, role: 'editor' as const };
			await deps.write((tx) => tx.insert(projectMembers).values({ ...given, writeId: uuidv7() }));
		},
		async end() {
			await stop();
			for (const product of products) await product.remove();
			await rm(dataDir, { recursive: true, force: true });
			await query(server, `drop database ${name} with (force)`);
		}
	};
}
