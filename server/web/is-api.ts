/** Whether a path is the API's and not the pages'. While the app is being written, sources are asked for by their folder's name, which may be the API's too. */
export const isApi = (pathname: string, isLive = false): boolean =>
	/^\/(api|sync|hooks|healthz|livez|readyz|metrics)(\/|$)/.test(pathname) &&
	!(isLive && pathname.endsWith('.ts'));
