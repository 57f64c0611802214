/** How the replication reaches the server: `fetch` that adds the caller's access and throws where nobody was reached. */
export type Send = (path: string, init?: RequestInit) => Promise<Response>;
