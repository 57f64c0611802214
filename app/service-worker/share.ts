import { filePath, notePath, sharedCache, type SharedNote } from '../lib/shared-cache.ts';

/**
 * Something was shared to the installed app. It is laid down on this device, and the page that the answer leads to makes a draft of it: also
 * with no network, and also when somebody has to sign in first.
 */
export async function takeShared(request: Request): Promise<Response> {
	const form = await request.formData();
	const id = crypto.randomUUID();
	const cache = await caches.open(sharedCache);
	const files = form.getAll('files').filter((part): part is File => part instanceof File && part.size > 0);
	const note: SharedNote = {
		title: textOf(form.get('title')),
		text: textOf(form.get('text')),
		url: textOf(form.get('url')),
		files: files.map(({ name, type }, at) => ({ path: filePath(id, at), name, type }))
	};
	await Promise.all(files.map((file, at) => cache.put(filePath(id, at), new Response(file))));
	await cache.put(notePath(id), Response.json(note));
	return Response.redirect(`/share?id=${id}`, 303);
}

const textOf = (part: FormDataEntryValue | null): string => (typeof part === 'string' ? part : '');
