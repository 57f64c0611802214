import type { Client } from 'pg';

/** Who reads a person's own pages: no owner of anything, held to the policies of db/migrations/0028_row_security.sql and 0029. */
export const readerRole = 'twexel_reader';

/** What opens doors, and what only the program itself needs, is not read by it at all; of people only what others see of them. */
export const closed = [
	...['account_secrets', 'authorizations', 'grants', 'mail_tokens', 'session_tokens', 'sessions'],
	...['idempotent_answers', 'push_subscriptions', 'audit_traces', 'rate_limits'],
	...[
		'applied_writes',
		'audit_heads',
		'brought_to',
		'buckets',
		'reaction_counts',
		'received_updates',
		'receivers'
	],
	...['passkeys', 'recovery_codes', 'sign_in_steps', 'totp_factors', 'trusted_devices']
];

/**
 * Makes the role where this server lets us, and gives it its rights anew, also to tables that have come since. Where it may not be made, as on
 * a server of somebody else's, the program reads as it always did; `create role twexel_reader; grant twexel_reader to <ours>` is what its host can do.
 */
export async function ensureReaderRole(client: Client): Promise<void> {
	await client.query('begin');
	try {
		await client.query(`
			do $$ begin
				if not exists (select from pg_roles where rolname = '${readerRole}') then
					create role ${readerRole} nologin noinherit;
				end if;
				execute format('grant ${readerRole} to %I', current_user);
			end $$`);
		await client.query(`grant usage on schema public to ${readerRole}`);
		await client.query(`grant select on all tables in schema public to ${readerRole}`);
		for (const table of closed) await client.query(`revoke select on ${table} from ${readerRole}`);
		await client.query(`revoke select on users from ${readerRole}`);
		await client.query(`grant select (id, name, email) on users to ${readerRole}`);
		await client.query('commit');
	} catch (error) {
		await client.query('rollback');
		// Insufficient privilege, or another process that does the same at this moment: what it needs is there then.
		const code = error instanceof Error && 'code' in error ? error.code : '';
		if (code !== '42501' && code !== '42710' && code !== 'XX000' && code !== '23505') throw error;
	}
}
