import { and, eq, isNull } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import type { Db, Tx } from '#db/client.ts';
import { grants, type GrantRow } from '#db/schema.ts';
import { Refusal } from '#sync/errors.ts';
import { record } from '../audit/record.ts';
import type { Deps } from '../core/deps.ts';
import { renewalOf, sealTokens, type Tokens } from './tokens.ts';

/** Keeps what a person has let us do, and gives its id. */
export async function keepGrant(
	tx: Tx,
	{ clock, seal }: Pick<Deps, 'clock' | 'seal'>,
	about: { network: string; projectId: string; userId: string },
	tokens: Tokens
): Promise<string> {
	const id = uuidv7();
	await tx.insert(grants).values({
		...{ id, ...about, sealed: sealTokens(seal, id, tokens), createdAt: clock.now() },
		expiresAt: new Date(tokens.expiresAt),
		renewAt: renewalOf(tokens)
	});
	const details = { network: about.network };
	await record(
		tx,
		{ clock },
		{ projectId: about.projectId, action: 'grant.given', actorId: about.userId, details }
	);
	return id;
}

/** The grant that this person has given for this project; nobody else may build an account on it. */
export async function ownGrant(
	db: Db | Tx,
	userId: string,
	projectId: string,
	id: string
): Promise<GrantRow> {
	const [grant] = await db
		.select()
		.from(grants)
		.where(
			and(
				eq(grants.id, id),
				eq(grants.userId, userId),
				eq(grants.projectId, projectId),
				isNull(grants.endedAt)
			)
		);
	if (!grant) throw new Refusal('sign_in_ended');
	return grant;
}
