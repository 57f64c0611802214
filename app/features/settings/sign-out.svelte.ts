import { desk } from '#app/lib/data/desk.svelte.ts';
import { saveAll } from '#app/lib/state/leaving.ts';
import { session } from '#app/lib/state/session.svelte.ts';

/** Whether the person is being asked about changes that would be lost. */
class SigningOut {
	isAsking = $state(false);
	/** Whether the other devices go too. */
	isEverywhere = false;
}

export const signingOut = new SigningOut();

/** Signs out at once, or asks first where something is on this device alone: not sent yet, or kept aside. */
export async function askToSignOut(everywhere = false): Promise<void> {
	signingOut.isEverywhere = everywhere;
	// What is being typed counts too.
	await saveAll();
	const { device, outbox } = desk();
	const texts = (await device.waiting.count()) + (await device.rescued.count());
	if (texts + outbox.unsent.length > 0) signingOut.isAsking = true;
	else await session.signOut({ everywhere });
}
