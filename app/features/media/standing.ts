import type { Outgoing } from '#app/lib/media/store.ts';

/** How far a file has come, as a person is told. */
export type Standing =
	| { is: 'no_network' | 'queued' | 'retrying' | 'checking' | 'paused' | 'done' }
	| { is: 'sending'; share: number }
	| { is: 'failed'; code: NonNullable<Outgoing['code']> };

export function standingOf(file: Outgoing, isOnline: boolean): Standing {
	switch (file.state) {
		case 'uploading':
			return { is: 'sending', share: shareOf(file) };
		case 'hashing':
			return { is: 'checking' };
		case 'failed':
			return { is: 'failed', code: file.code ?? 'internal' };
		case 'waiting':
			if (!isOnline || file.code === 'unreached') return { is: 'no_network' };
			return { is: file.code === null ? 'queued' : 'retrying' };
		default:
			return { is: file.state };
	}
}

/** 0 to 1. All of it has left a moment before the server has said yes. */
export const shareOf = ({ offset, bytes }: Pick<Outgoing, 'offset' | 'bytes'>): number =>
	bytes === 0 ? 0 : Math.min(1, offset / bytes);

/** The one thing that can be done about a file besides taking it out. */
export function nextFor({ state }: Pick<Outgoing, 'state'>): 'pause' | 'resume' | 'retry' | null {
	if (state === 'done') return null;
	if (state === 'failed') return 'retry';
	return state === 'paused' ? 'resume' : 'pause';
}
