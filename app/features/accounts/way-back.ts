interface WayBack {
	/** A sign-in to choose channels by. */
	grant: string | null;
	/** The code of what was wrong with it. */
	problem: string | null;
}

/** What the browser has brought along from signing in at this network; nothing where it comes from another one, or from nowhere. */
export const wayBackFrom = (network: string, asked: Pick<URLSearchParams, 'get'>): WayBack =>
	asked.get('connect') === network
		? { grant: asked.get('grant'), problem: asked.get('problem') }
		: { grant: null, problem: null };
