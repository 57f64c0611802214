/**
 * What opens a community: its own key, a person's token that was given as it is, or a sign-in whose tokens are renewed (server/grants). Kept
 * sealed as one line.
 */
export type Secret = { is: 'community' | 'person' | 'grant'; value: string };

const line = /^(community|person|grant):(\S+)$/;

export const secretLine = ({ is, value }: Secret): string => `${is}:${value}`;

export function readSecret(secret: string | null): Secret | null {
	const [, is, value] = line.exec(secret ?? '') ?? [];
	// The cast: the pattern names the same three words.
	return is === undefined || value === undefined ? null : { is: is as Secret['is'], value };
}
