import { desk } from '#app/lib/data/desk.svelte.ts';
import { sentenceFor } from '#app/lib/words/sentence.ts';
import { words } from '#app/lib/words/words.svelte.ts';
import { pictureTypes, upload, type Uploaded } from './upload.ts';

interface Running {
	name: string;
	/** 0 to 1. */
	share: number;
	/** A picture of it to look at meanwhile. */
	sight: string;
	stop: () => void;
}

/** Pictures on their way to the server for one post, and those that have just arrived there. */
export class Uploads {
	running = $state.raw<Running | null>(null);
	problem = $state<string | null>(null);
	/** By id: what the server answered, until the sync brings the record. */
	arrived = $state.raw<ReadonlyMap<string, Uploaded>>(new Map());

	/** Sends the first picture among these files; gives its id, or null where it did not get there. `problem` then says why. */
	async add(projectId: string, files: File[]): Promise<string | null> {
		this.problem = null;
		const file = files.find(({ type }) => pictureTypes.includes(type));
		if (!file) this.problem = words.current.media.notPicture;
		else if (!desk().sync.isOnline) this.problem = words.current.media.offline;
		else return this.#send(projectId, file);
		return null;
	}

	async #send(projectId: string, file: File): Promise<string | null> {
		this.running?.stop();
		const stopping = new AbortController();
		const running: Running = {
			name: file.name,
			share: 0,
			sight: URL.createObjectURL(file),
			stop: () => stopping.abort()
		};
		this.running = running;
		const progress = (share: number) => {
			if (this.running?.sight === running.sight) this.running = { ...running, share };
		};
		try {
			const done = await upload(projectId, file, progress, stopping.signal);
			this.arrived = new Map(this.arrived).set(done.id, done);
			return done.id;
		} catch (error) {
			if (!stopping.signal.aborted) this.problem = sentenceFor(error);
			return null;
		} finally {
			URL.revokeObjectURL(running.sight);
			if (this.running?.sight === running.sight) this.running = null;
		}
	}
}
