/** The port that stored files stand behind. A file is named by what is in it, so the same bytes are kept once and never change. */
export interface Files {
	/** Moves the file at `path` into the store. Its key is the SHA-256 of its bytes, in hex. */
	put(path: string): Promise<string>;
	/** Moves the small picture of a stored file in, beside it. */
	putThumb(path: string, key: string): Promise<void>;
	/** Where the file of a key lies on this machine. */
	path(key: string): string;
	thumbPath(key: string): string;
	/** Forgets a file and its small picture; one that is not there is forgotten already. */
	remove(key: string): Promise<void>;
	/** An empty folder for files in the making, on the store's own disk. The caller removes it. */
	scratch(): Promise<string>;
}
