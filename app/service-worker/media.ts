/** Pictures that are kept at most: a month of posts. The oldest go first. */
const longest = 400;

/**
 * A picture of a post, from this device when it was seen here before. A medium never changes under its id; what follows the `?` is
 * only the leave to see it, and no part of its name.
 */
export async function cachedMedia(cacheName: string, request: Request): Promise<Response> {
	const cache = await caches.open(cacheName);
	const known = await cache.match(request, { ignoreSearch: true });
	if (known) return known;
	const response = await fetch(request);
	if (response.status === 200) {
		const url = new URL(request.url);
		url.search = '';
		await cache.put(url.href, response.clone());
		await trim(cache);
	}
	return response;
}

async function trim(cache: Cache): Promise<void> {
	const kept = await cache.keys();
	await Promise.all(
		kept.slice(0, Math.max(0, kept.length - longest)).map((request) => cache.delete(request))
	);
}
