/** The port that stored files stand behind. A file is named by what is in it, so the same bytes are kept once and never change. */
export interface Files {
	/** The name that the store has for the file at `path`: the SHA-256 of its bytes, in hex. */
	keyOf(path: string): Promise<string>;
	/** Moves the file at `path` into the store under its key. When it resolves, the bytes are there for good. */
	put(path: string, key: string): Promise<void>;
	/** Where the file of a key lies on this machine. */
	path(key: string): string;
	/** Forgets a file; one that is not there is forgotten already. */
	remove(key: string): Promise<void>;
	/** Every key that there is, in batches. */
	keys(): AsyncIterable<string[]>;
	/** An empty folder for files in the making, on the store's own disk. The caller removes it. */
	scratch(): Promise<string>;
	/** Removes the folders that nobody has touched since `before`: who made them is gone. */
	clearScratch(before: Date): Promise<void>;
}
