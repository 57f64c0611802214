import type { PublicKeyCredentialCreationOptionsJSON } from '@simplewebauthn/browser';
import { api } from '#app/lib/api.ts';
import { Submission } from '#app/lib/state/submission.svelte.ts';

export interface Passkey {
	id: string;
	name: string;
	isBackedUp: boolean;
	createdAt: string;
	lastUsedAt: string | null;
}

interface Known {
	totp: { isOn: boolean; since: string | null };
	recoveryCodesLeft: number;
	passkeys: Passkey[];
}

/** What opens the account besides the password, as the server has it. */
export class Factors {
	current = $state.raw<Known | null>(null);
	readonly loading = new Submission();

	load(): Promise<boolean> {
		return this.loading.run(async () => {
			this.current = await api.get<Known>('/api/auth/factors');
		});
	}

	/** For the app that shows codes; nothing is asked for before `confirmTotp`. */
	startTotp = (password: string) => api.post<{ secret: string; uri: string }>('/api/auth/totp', { password });

	async confirmTotp(code: string): Promise<string[]> {
		const { recoveryCodes } = await api.post<Codes>('/api/auth/totp/confirm', { code });
		await this.load();
		return recoveryCodes;
	}

	async turnOffTotp(password: string): Promise<void> {
		await api.post('/api/auth/totp/off', { password });
		await this.load();
	}

	async newCodes(password: string): Promise<string[]> {
		const { recoveryCodes } = await api.post<Codes>('/api/auth/recovery-codes', { password });
		await this.load();
		return recoveryCodes;
	}

	/** The browser makes it; the library is loaded for that. Throws what the browser says where the person turns away. */
	async addPasskey(password: string, name: string): Promise<void> {
		const { startRegistration } = await import('@simplewebauthn/browser');
		const { step, options } = await api.post<Offer>('/api/auth/passkeys/offer', { password });
		const response = await startRegistration({ optionsJSON: options });
		await api.post('/api/auth/passkeys', { step, name, response });
		await this.load();
	}

	async renamePasskey(id: string, name: string): Promise<void> {
		await api.put(`/api/auth/passkeys/${id}`, { name });
		await this.load();
	}

	async removePasskey(id: string): Promise<void> {
		await api.delete(`/api/auth/passkeys/${id}`);
		await this.load();
	}
}

interface Codes {
	recoveryCodes: string[];
}

interface Offer {
	step: string;
	options: PublicKeyCredentialCreationOptionsJSON;
}
