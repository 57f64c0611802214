import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import pg from 'pg';

/** The least that a server of the same kind can do: Hono, a pool, one prepared query, JSON. Started with the database's address and the project. */
const [url = '', projectId = ''] = process.argv.slice(2);
const pool = new pg.Pool({ connectionString: url, max: 8 });
const app = new Hono().get('/', async (context) => {
	const { rows } = await pool.query({
		name: 'list',
		text: 'select * from posts where project_id = $1 and deleted_at is null order by id desc limit 20',
		values: [projectId]
	});
	return context.json({ items: rows });
});
const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => {
	process.stdout.write(`${port}\n`);
});
process.on('SIGTERM', () => {
	server.close();
	process.exit(0);
});
