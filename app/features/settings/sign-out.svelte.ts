import { desk } from '#app/lib/data/desk.svelte.ts';
import { session } from '#app/lib/state/session.svelte.ts';

/** Whether the person is being asked about changes that would be lost. */
class SigningOut {
	isAsking = $state(false);
}

export const signingOut = new SigningOut();

/** Signs out at once, or asks first where something of this device has not been sent. */
export function askToSignOut(): void {
	if (desk().sync.waiting > 0) signingOut.isAsking = true;
	else void session.signOut();
}
