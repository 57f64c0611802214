/** What the server's rule is, from the contract: bcrypt reads no byte beyond the 72nd, so a longer one is refused, never cut. */
export const shortest = 10;
export const longestBytes = 72;

/** Why a new password would be refused; `null` for one that is fine. */
export function passwordFault(password: string): 'passwordTooShort' | 'passwordTooLong' | null {
	if ([...password].length < shortest) return 'passwordTooShort';
	return new TextEncoder().encode(password).length > longestBytes ? 'passwordTooLong' : null;
}
