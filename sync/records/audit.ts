/** Everything that is written down about who did what. A new one does not compile until it has a sentence in both languages. */
export const auditActions = [
	'project.created',
	'project.changed',
	'project.deleted',
	'project.erased',
	'queue.changed',
	'member.added',
	'member.invited',
	'member.joined',
	'member.role_changed',
	'member.removed',
	'member.left',
	'account.connected',
	'account.disconnected',
	'secret.kept',
	'secret.forgotten',
	'secrets.rotated',
	'grant.given',
	'post.scheduled',
	'post.rescheduled',
	'post.unscheduled',
	'post.published',
	'post.changed',
	'post.review_asked',
	'post.approved',
	'post.returned',
	'post.reopened',
	'post.unapproved',
	'post.deleted',
	'publication.published',
	'publication.failed',
	'publication.unclear',
	'publication.resolved',
	'publication.retried',
	'publication.repeated',
	'comment.written',
	'comment.changed',
	'comment.resolved',
	'comment.deleted',
	'client_link.made',
	'client_link.opened',
	'client_link.revoked',
	'audit.exported',
	'user.changed',
	'user.deleted',
	'user.exported',
	'auth.registered',
	'auth.email_verified',
	'auth.signed_in',
	'auth.sign_in_failed',
	'auth.signed_out',
	'auth.session_ended',
	'auth.sessions_ended',
	'auth.token_reused',
	'auth.password_reset',
	'auth.password_changed',
	'auth.email_change_asked',
	'auth.email_changed',
	'auth.totp_on',
	'auth.totp_off',
	'auth.passkey_on',
	'auth.passkey_off'
] as const;
export type AuditAction = (typeof auditActions)[number];

/** What an entry is about. */
export const auditTargets = [
	'project',
	'member',
	'account',
	'post',
	'publication',
	'client_link',
	'user',
	'session'
] as const;
export type AuditTarget = (typeof auditTargets)[number];

/** Few words or numbers that say more: a role, an instant. Never a text or an address of a person's. */
export type AuditDetails = Record<string, string | number | boolean | null>;

/** One entry, as owners read it. `who` and what names people is empty where its person has been erased. */
export interface AuditEntry {
	id: string;
	/** Its place in the project's chain, from 1. */
	number: number;
	at: string;
	action: AuditAction;
	/** Null where the program did it by itself. */
	actor: { id: string; name: string; email: string } | null;
	target: { kind: AuditTarget; id: string; name: string } | null;
	details: AuditDetails;
	address: string;
	userAgent: string;
	requestId: string | null;
	/** SHA-256 of what it said before and after, where there was something. */
	before: string | null;
	after: string | null;
	previous: string;
	hash: string;
}

/** What entries are looked for by: the first words of their actions. */
export const auditGroups = [
	'post',
	'publication',
	'comment',
	'client_link',
	'account',
	'member',
	'project',
	'queue',
	'secret',
	'audit'
] as const;
export type AuditGroup = (typeof auditGroups)[number];
