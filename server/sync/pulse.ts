/** Hears and tells, across processes, in which scopes (projects, people) something was committed. */
export interface Pulse {
	/** Tells everybody, after a commit. Returns at once; several calls are joined into one word. */
	changed(scopes: string[]): void;
	/** Calls `listener` with scopes that changed, here or in another process. Returns how to stop. */
	hear(listener: (scopes: ReadonlySet<string>) => void): () => void;
	/** Scopes whose counters are looked at by the safety poll while somebody watches them. Returns how to stop. */
	watch(scopes: () => Iterable<string>): () => void;
	stop(): Promise<void>;
}
